#!/usr/bin/env node
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { startSandbox, type Sandbox } from "./sandbox.ts";

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  SANDBOX_API_PORT: port.default(3980),
  SANDBOX_PAGE_PORT: port.default(3979),
  /** If set, a proxy on that port connects Microsoft's own hosts with the sandbox. */
  SANDBOX_PROXY_PORT: port.optional(),
  /** "prepared": every permission that Guestlist can use is granted. */
  SANDBOX_TENANT: z.enum(["bare", "prepared"]).default("bare"),
  BOT_ENDPOINT: z.url().default("http://localhost:3978/api/messages"),
  /** The folder of the app's unzipped package. */
  SANDBOX_APP_PACKAGE: z.string().min(1).default("appPackage"),
  SANDBOX_DATA: z.string().min(1).default("data/sandbox"),
});

type Settings = z.output<typeof environment>;

/** Starts the sandbox as a separate process; the exit code is 1 when it can't start. */
async function main(): Promise<void> {
  const settings = environment.safeParse(process.env);
  if (!settings.success) return fail(z.prettifyError(settings.error));
  try {
    serve(await start(settings.data));
  } catch (error) {
    fail(reasonOf(error, settings.data));
  }
}

async function start(settings: Settings): Promise<Sandbox> {
  const { "manifest.json": manifest, ...packageFiles } = await readFolder(settings.SANDBOX_APP_PACKAGE);
  return startSandbox({
    apiPort: settings.SANDBOX_API_PORT,
    pagePort: settings.SANDBOX_PAGE_PORT,
    proxyPort: settings.SANDBOX_PROXY_PORT,
    botEndpoint: settings.BOT_ENDPOINT,
    certificateDirectory: settings.SANDBOX_DATA,
    announceInstallations: true,
    prepared: settings.SANDBOX_TENANT === "prepared",
    ...(manifest && { manifest: JSON.parse(manifest.toString()), packageFiles }),
  });
}

/** The files of a folder by their names; none if there is no such folder. */
async function readFolder(folder: string): Promise<Readonly<Record<string, Buffer<ArrayBuffer>>>> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
}

function serve(sandbox: Sandbox): void {
  const { apiUrl, pageUrl } = sandbox;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(sandbox));
  // The process that started it has ended, or stops it on Windows.
  process.once("disconnect", () => void stop(sandbox));
  console.log(`Sandbox: open ${pageUrl} (APIs at ${apiUrl})`);
  process.send?.({ ready: { apiUrl, pageUrl, botEnvironment: sandbox.botEnvironment() } });
}

let stopping: Promise<void> | undefined;

async function stop(sandbox: Sandbox): Promise<void> {
  stopping ??= sandbox.close();
  await stopping;
  // An open IPC channel would keep the process alive.
  if (process.connected) process.disconnect();
}

function fail(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}

function reasonOf(error: unknown, settings: Settings): string {
  const taken = z.object({ code: z.literal("EADDRINUSE"), port: z.number() }).safeParse(error);
  if (!taken.success) throw error;
  const names = ["SANDBOX_API_PORT", "SANDBOX_PAGE_PORT", "SANDBOX_PROXY_PORT"] as const;
  const name = names.find((setting) => settings[setting] === taken.data.port) ?? "the setting of that port";
  return `Port ${taken.data.port} is taken: stop what listens there (an older sandbox?), or choose another port, e.g. ${name}=${taken.data.port + 1000}`;
}

if (import.meta.main) await main();
