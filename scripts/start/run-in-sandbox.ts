import { randomBytes } from "node:crypto";
import { mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { localEnvironment } from "../process/local-environment.ts";
import { sandboxFolder } from "../process/sandbox-folder.ts";
import { isPortFree } from "./is-port-free.ts";
import { ProcessGroup } from "./process-group.ts";
import { startBot } from "./run-bot.ts";
import { startSandbox, type SandboxReady } from "./run-sandbox.ts";
import { untilBotAnswers } from "./until-bot-answers.ts";

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
  const sandbox = await startSandbox(group);
  if (sandbox) await runBotIn(sandbox, { group, port, watch });
  return group.ended;
}

interface BotRun {
  readonly group: ProcessGroup;
  readonly port: string;
  readonly watch: boolean;
}

async function runBotIn(sandbox: SandboxReady, { group, port, watch }: BotRun): Promise<void> {
  forgetDatabase();
  const environment = { ...localEnvironment(), ...sandbox.botEnvironment, ...settingsOfThisStart(port) };
  startBot(group, environment, watch, watch ? undefined : openSync(logFile, "w"));
  if (await untilBotAnswers(Number(port), group)) printWelcome(sandbox.pageUrl, watch);
  else if (!watch) console.error(lastLines(logFile));
}

/** The pretend tenant starts anew each time, and so must what the bot remembers of it. */
function forgetDatabase(): void {
  mkdirSync(sandboxFolder, { recursive: true });
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${database}${suffix}`, { force: true });
}

function settingsOfThisStart(port: string): Record<string, string> {
  return {
    PORT: port,
    DATABASE_URL: "sqlite:data/sandbox/guestlist.sqlite",
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    DIRECTORY_POLL_SECONDS: "3",
  };
}

function printWelcome(pageUrl: string, watch: boolean): void {
  console.log(`
Guestlist is ready in its sandbox: ${pageUrl}

  1. Open that page and write "invite a partner" to Guestlist, in the chat or (as @Guestlist) in a channel.
  2. Send the form, open the mailbox, accept as the partner, and see what the conversation says.

${watch ? "" : "The bot's log is data/sandbox/guestlist.log. "}Ctrl+C stops both.`);
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-20).join("\n");
}
