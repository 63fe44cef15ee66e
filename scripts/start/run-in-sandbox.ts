import { randomBytes } from "node:crypto";
import { mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { localEnvironment } from "../process/local-environment.ts";
import { sandboxFolder } from "../process/sandbox-folder.ts";
import { isPortFree } from "./is-port-free.ts";
import { ProcessGroup } from "./process-group.ts";
import { startBot } from "./run-bot.ts";
import { startSandbox, type SandboxReady } from "./run-sandbox.ts";
import { untilReady } from "./until-ready.ts";

const database = join(sandboxFolder, "guestlist.sqlite");
const logFile = join(sandboxFolder, "guestlist.log");

/** The bot and the pretend tenant that it belongs to, until one of them ends or Ctrl+C. Resolves with the exit code. */
export async function runInSandbox(watch: boolean): Promise<number> {
  const port = process.env["PORT"] ?? "3978";
  if (!(await isPortFree(Number(port)))) {
    console.error(`Port ${port} is taken: another Guestlist may be running. Stop it, or set PORT to another number.`);
    return 1;
  }
  const group = new ProcessGroup();
  group.stopOnSignals();
  await runBoth({ group, port, watch, output: watch ? undefined : newLog() });
  return group.ended;
}

interface SandboxRun {
  readonly group: ProcessGroup;
  readonly port: string;
  readonly watch: boolean;
  /** File descriptor of the log; undefined: the terminal. */
  readonly output: number | undefined;
}

async function runBoth({ group, port, watch, output }: SandboxRun): Promise<void> {
  const settings = { BOT_ENDPOINT: `http://localhost:${port}/api/messages` };
  const sandbox = await startSandbox(group, { settings, output });
  if (!sandbox) return;
  forgetDatabase();
  const bot = startBot(group, { environment: botEnvironment(sandbox, port), watch, output });
  if (await untilReady(bot, group, z.object({ port: z.number() }))) printWelcome(sandbox, output);
  else if (output !== undefined) console.error(lastLines(logFile));
}

function newLog(): number {
  mkdirSync(sandboxFolder, { recursive: true });
  return openSync(logFile, "w");
}

/** The pretend tenant starts anew each time, and so must what the bot remembers of it. */
function forgetDatabase(): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${database}${suffix}`, { force: true });
}

function botEnvironment({ botEnvironment: tenant }: SandboxReady, port: string): NodeJS.ProcessEnv {
  return {
    ...localEnvironment(),
    ...tenant,
    PORT: port,
    DATABASE_URL: `sqlite:${database}`,
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    DIRECTORY_POLL_SECONDS: "3",
  };
}

function printWelcome({ pageUrl }: SandboxReady, output: number | undefined): void {
  console.log(`
Guestlist is ready in its sandbox: ${pageUrl}

  1. Open that page and write "invite a partner" to Guestlist, in the chat or (as @Guestlist) in a channel.
  2. Send the form, open the mailbox, accept as the partner, and see what the conversation says.

${output === undefined ? "" : "The log is data/sandbox/guestlist.log. "}Ctrl+C stops everything.`);
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-20).join("\n");
}
