import { randomBytes } from "node:crypto";
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";
import { packageFiles, readManifest } from "../package-app/app-package.ts";
import { localEnvironment } from "../process/local-environment.ts";
import { projectRoot } from "../process/project-root.ts";
import { folderOfRun, forgetSettings, publishSettings } from "../process/sandbox-bot.ts";
import { isPortFree } from "./is-port-free.ts";
import { ProcessGroup } from "./process-group.ts";
import { chooseApprovalsChannel } from "./choose-approvals-channel.ts";
import { startBot } from "./run-bot.ts";
import { startSandbox, type SandboxReady } from "./run-sandbox.ts";
import { untilReady } from "./until-ready.ts";
import { welcome } from "./welcome.ts";

/** The bot and its pretend tenant, until one of them ends or Ctrl+C. Resolves with the exit code. */
export async function runInSandbox(watch: boolean): Promise<number> {
  const port = process.env["PORT"] ?? "3978";
  if (!(await isPortFree(Number(port)))) {
    console.error(`Port ${port} is taken: another Guestlist may be running. Stop it, or set PORT to another number.`);
    return 1;
  }
  const log = watch ? undefined : newLog(port);
  const group = new ProcessGroup();
  group.stopOnSignals();
  await runBoth({ group, port, watch, log });
  const code = await group.ended;
  forgetSettings(port);
  if (code !== 0 && log) process.stderr.write(lastLines(log.file));
  return code;
}

interface LogFile {
  readonly file: string;
  readonly descriptor: number;
}

interface SandboxRun {
  readonly group: ProcessGroup;
  readonly port: string;
  readonly watch: boolean;
  /** Undefined: everything is printed. */
  readonly log: LogFile | undefined;
}

async function runBoth({ group, port, watch, log }: SandboxRun): Promise<void> {
  const settings = {
    BOT_ENDPOINT: `http://localhost:${port}/api/messages`,
    SANDBOX_TENANT: "prepared",
    SANDBOX_APP_PACKAGE: await unzippedPackage(port),
  };
  const sandbox = await startSandbox(group, { settings, output: log?.descriptor });
  if (!sandbox) return;
  const own = ownSettings(sandbox, port);
  const environment = { POLICY_FILE: examplePolicy, ...localEnvironment(), ...own };
  const bot = startBot(group, { environment, watch, output: log?.descriptor });
  publishSettings(port, environment);
  if (!(await untilReady(bot, group, z.object({ port: z.number() })))) return;
  await chooseApprovalsChannel(sandbox.pageUrl).catch((error: unknown) => console.error("No channel for approvals was chosen:", error));
  if (!group.isStopping) console.log(welcome({ pageUrl: sandbox.pageUrl, port, log: log && relative(projectRoot, log.file) }));
}

/** The example policy of the project, unless the shell names another one: so that approval can be tried at once. */
const examplePolicy = "docs/policy.example.json";

function ownSettings({ botEnvironment: tenant }: SandboxReady, port: string): Readonly<Record<string, string>> {
  return {
    ...tenant,
    ...(tenant["CLOUD"] === "sandbox" && { PUBLIC_URL: `http://localhost:${port}` }),
    PORT: port,
    DATABASE_URL: `sqlite:${freshDatabase(port)}`,
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    DIRECTORY_POLL_SECONDS: "3",
  };
}

/** The pretend tenant is new at each start, so the bot's database must be new, too. */
function freshDatabase(port: string): string {
  const file = join(folderOfRun(port), "guestlist.sqlite");
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
  return file;
}

/** The folder with the files of the app's package: the sandbox shows the commands in each person's language. */
async function unzippedPackage(port: string): Promise<string> {
  const folder = join(folderOfRun(port), "app-package");
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(await packageFiles(await readManifest()))) writeFileSync(join(folder, name), content);
  return folder;
}

function newLog(port: string): LogFile {
  const file = join(folderOfRun(port), "guestlist.log");
  return { file, descriptor: openSync(file, "w") };
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").split("\n").slice(-20).join("\n");
}
