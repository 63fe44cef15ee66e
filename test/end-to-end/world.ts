import { Writable } from "node:stream";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox, SandboxOptions } from "../../sandbox/sandbox.ts";
import { packageFiles, readManifest } from "../../scripts/package-app/app-package.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { createApp } from "../../src/app.ts";
import { systemClock } from "../../src/clock.ts";
import type { App } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import type { Config } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { signingKeys } from "../sandbox/signing-keys.ts";
import { chatAs } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { encryptionKey } from "../build/encryption-key.ts";

/** The whole system: the sandbox and the bot over real HTTP, with everything real between them. */
export interface World {
  readonly sandbox: Sandbox;
  readonly app: App;
  /** The bot's endpoint for Teams. */
  readonly endpoint: string;
  /** Every line of the bot's log. */
  readonly logged: readonly string[];
  as(person: string): Promise<Chat>;
  /** Moves the bot's own time forward: jobs that are due by then start. Tokens and the sandbox keep the real time. */
  advance(milliseconds: number): void;
  /** Stops the bot and starts it again with the same settings: it knows only what its database keeps. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * `prepare` changes the tenant before the bot starts in it. Microsoft's rate limits are off, since the tests press faster than people
 * do, and the directory is asked for changes more often than the setting allows: waiting for both would take minutes. For the same reason the
 * policy has a wide pace, unless the settings name another file.
 */
export async function startWorld(
  settings: Readonly<Record<string, string>> = {},
  prepare: (sandbox: Sandbox) => void = () => undefined,
): Promise<World> {
  const sandbox = await startSandbox({ certificateDirectory: sandboxFolder, ...(await ownPackage()), keys: await signingKeys() });
  sandbox.control.patch({ throttling: "off" });
  prepare(sandbox);
  const logged: string[] = [];
  const config = configFor(sandbox, settings);
  let ahead = 0;
  const clock = clockAhead(() => ahead);
  const start = () => startBot(sandbox, config, { clock, logged });
  let bot = await start();
  const chats: Chat[] = [];
  return {
    sandbox,
    get app() {
      return bot.app;
    },
    get endpoint() {
      return bot.endpoint;
    },
    logged,
    async as(person) {
      const chat = await chatAs(sandbox, person);
      chats.push(chat);
      return chat;
    },
    advance(milliseconds) {
      ahead += milliseconds;
    },
    async restart() {
      await bot.app.close();
      bot = await start();
    },
    async close() {
      for (const chat of chats) chat.close();
      await bot.app.close();
      await sandbox.close();
    },
  };
}

/** The app's package, read once. */
const ownPackage = async () =>
  (read ??= readManifest().then(async (manifest) => ({ manifest: JSON.parse(manifest), packageFiles: await packageFiles(manifest) })));
let read: Promise<Pick<SandboxOptions, "manifest" | "packageFiles">> | undefined;

interface BotParts {
  readonly clock: Clock;
  readonly logged: string[];
}

async function startBot(sandbox: Sandbox, config: Config, { clock, logged }: BotParts): Promise<Pick<World, "app" | "endpoint">> {
  const app = await createApp(config, { clock, log: createLog({ level: "info", destination: linesInto(logged) }) });
  const endpoint = `http://localhost:${await app.server.listen(config.port)}/api/messages`;
  sandbox.setBotEndpoint(endpoint);
  app.worker.start();
  return { app, endpoint };
}

function clockAhead(by: () => number): Clock {
  return {
    ...systemClock,
    now: () => systemClock.later(by()),
    later: (milliseconds) => systemClock.later(milliseconds + by()),
    millisecondsSince: (moment) => systemClock.millisecondsSince(moment) + by(),
  };
}

function configFor(sandbox: Sandbox, settings: Readonly<Record<string, string>>) {
  const own = { DATABASE_URL: ":memory:", ENCRYPTION_KEY: encryptionKey, PORT: "0", POLICY_FILE: "test/end-to-end/wide-pace.json" };
  const config = readConfig({ ...sandbox.botEnvironment(), ...own, ...settings });
  return "DIRECTORY_POLL_SECONDS" in settings ? config : { ...config, followEvery: 100 };
}

function linesInto(lines: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
}
