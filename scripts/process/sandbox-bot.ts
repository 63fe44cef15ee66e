import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isPortFree } from "../start/is-port-free.ts";
import { settingNames } from "../../src/config.ts";
import { sandboxFolder } from "./sandbox-folder.ts";

const settingsFile = "settings.json";
const settingsOf = z.record(z.string(), z.string());

/** The folder of a run on that port; made if it isn't there. One a port, so that two runs don't take each other's files. */
export function folderOfRun(port: string): string {
  const folder = join(sandboxFolder, port);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** What a bot, and whoever looks on beside it, needs of an environment: Guestlist's own settings, and whom to trust. */
const told: ReadonlySet<string> = new Set([...settingNames, "NODE_EXTRA_CA_CERTS", "HTTPS_PROXY", "NODE_USE_ENV_PROXY"]);

/** Says with which settings the sandbox's bot runs, for as long as it does: a pretend tenant and its own database are behind them. */
export function tellSettings(port: string, environment: NodeJS.ProcessEnv): void {
  const settings = Object.fromEntries(Object.entries(environment).filter(([name]) => told.has(name)));
  writeFileSync(join(folderOfRun(port), settingsFile), JSON.stringify(settings), { mode: 0o600 });
}

export function forgetSettings(port: string): void {
  rmSync(join(sandboxFolder, port, settingsFile), { force: true });
}

/** With which settings the sandbox's bot on that port runs; undefined when there is none, or it has ended without a word. */
export async function runningSettings(port: string): Promise<Readonly<Record<string, string>> | undefined> {
  const file = join(sandboxFolder, port, settingsFile);
  if (!existsSync(file) || (await isPortFree(Number(port)))) return undefined;
  return settingsOf.parse(JSON.parse(readFileSync(file, "utf8")));
}
