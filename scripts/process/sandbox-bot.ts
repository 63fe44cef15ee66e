import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isPortFree } from "../start/is-port-free.ts";
import { settingNames } from "../../src/config.ts";
import { sandboxFolder } from "./sandbox-folder.ts";

const settingsFile = "settings.json";
const settingsOf = z.record(z.string(), z.string());

/** The folder of a run on that port; created if it doesn't exist. One folder per port, so that two runs don't share files. */
export function folderOfRun(port: string): string {
  const folder = join(sandboxFolder, port);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The part of an environment that a bot, and a command beside it, need: Guestlist's own settings, and the trusted certificates. */
const publishedNames: ReadonlySet<string> = new Set([...settingNames, "NODE_EXTRA_CA_CERTS", "HTTPS_PROXY", "NODE_USE_ENV_PROXY"]);

/** Writes the settings of the sandbox's bot to a file while it runs. The settings name a pretend tenant and a database of its own. */
export function publishSettings(port: string, environment: NodeJS.ProcessEnv): void {
  const settings = Object.fromEntries(Object.entries(environment).filter(([name]) => publishedNames.has(name)));
  writeFileSync(join(folderOfRun(port), settingsFile), JSON.stringify(settings), { mode: 0o600 });
}

export function forgetSettings(port: string): void {
  rmSync(join(sandboxFolder, port, settingsFile), { force: true });
}

/** The settings of the sandbox's bot on that port; undefined when there is none, or it has ended unexpectedly. */
export async function runningSettings(port: string): Promise<Readonly<Record<string, string>> | undefined> {
  const file = join(sandboxFolder, port, settingsFile);
  if (!existsSync(file) || (await isPortFree(Number(port)))) return undefined;
  return settingsOf.parse(JSON.parse(readFileSync(file, "utf8")));
}
