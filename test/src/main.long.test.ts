import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { compileCache } from "../../scripts/process/compile-cache.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { openStore } from "../../src/adapters/store/database.ts";
import { storeUpkeep } from "../../src/adapters/store/upkeep/store-upkeep.ts";
import { systemClock } from "../../src/clock.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { freshDatabase, hasPostgres } from "../build/postgres/postgres-under-test.ts";
import { chatAs } from "../end-to-end/chat.ts";
import { signingKeys } from "../sandbox/signing-keys.ts";
import { runShell } from "./cli/a-shell.ts";

const ready = z.object({ ready: z.object({ port: z.number() }) });
const logLine = z.object({ code: z.string(), metricsPort: z.number().optional() });
const delta = "/v1.0/users/delta";

/** One process of the bot, as `npm start` and containers run it. */
interface Bot {
  readonly child: ChildProcess;
  /** The port, once it listens. */
  readonly port: Promise<number>;
  readonly exit: Promise<readonly unknown[]>;
  /** What it has said to the administrator at its start. */
  errors(): string;
  /** Codes of the lines that it has logged. */
  codes(): readonly string[];
  metricsPort(): number | undefined;
}

function startBot(environment: Readonly<Record<string, string | undefined>>): Bot {
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: projectRoot,
    env: { ...compileCache, PATH: process.env["PATH"], SystemRoot: process.env["SystemRoot"], ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let [logged, errors] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (logged += chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (errors += chunk));
  const port = once(child, "message").then(([said]) => ready.parse(said).ready.port);
  const lines = () => logged.split("\n").slice(0, -1);
  const read = () => lines().map((line) => logLine.parse(JSON.parse(line)));
  const codes = () => read().map(({ code }) => code);
  const metricsPort = () => read().find(({ code }) => code === "listening")?.metricsPort;
  return { child, port, exit: once(child, "close"), errors: () => errors, codes, metricsPort };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(10);
}

describe("The process", function () {
  this.timeout(120_000);
  let folder: string;
  let database: string;
  let sandbox: Sandbox;
  let bots: Bot[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-process-"));
    database = join(folder, "store.db");
    sandbox = await startSandbox({ certificateDirectory: sandboxFolder, keys: await signingKeys() });
    bots = [];
  });
  afterEach(async () => {
    for (const { child, exit } of bots) {
      child.kill("SIGKILL");
      await exit;
    }
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  function start(given: Readonly<Record<string, string>> = {}): Bot {
    const own = { DATABASE_URL: database, ENCRYPTION_KEY: encryptionKey, PORT: "0", DIRECTORY_POLL_SECONDS: "1", ...given };
    const bot = startBot({ ...sandbox.botEnvironment(), ...own });
    bots.push(bot);
    return bot;
  }

  function sql(query: string): unknown[] {
    const reader = new DatabaseSync(database, { readOnly: true });
    try {
      return reader.prepare(query).all();
    } finally {
      reader.close();
    }
  }

  /** What the dead process held would be held for ever, if nobody released it. */
  function holdForEver(): void {
    const writer = new DatabaseSync(database);
    const held = writer.prepare("update jobs set leased_until = '9999-12-31' where lease is not null and key = 'follow-directory'").run();
    writer.close();
    assert.equal(held.changes, 1);
  }

  const polls = () => sandbox.requests.since(0).requests.filter(({ path }) => path.startsWith(delta)).length;
  const isHanging = () => sandbox.control.settings.faults.length === 0;

  it("follows the directory again as soon as it is back, when it was killed in the middle of that", async () => {
    const first = start();
    await first.port;
    await until(() => polls() > 1);
    sandbox.control.patch({ faults: [{ route: delta, kind: "timeout" }] });
    await until(isHanging);
    first.child.kill("SIGKILL");
    await first.exit;
    holdForEver();
    const before = polls();
    await start().port;
    await until(() => polls() > before);
  });

  for (const setting of ["PORT", "METRICS_PORT"] as const) {
    it(`says in a sentence that its ${setting} is taken`, async () => {
      const port = String(await start().port);
      const second = start({ DATABASE_URL: join(folder, "second.db"), [setting]: port });
      assert.deepEqual(await second.exit, [1, null]);
      assert.match(second.errors(), new RegExp(`^Port ${port} is taken: .*set PORT \\(or METRICS_PORT\\) to another number\\.\\n$`));
    });
  }

  it("waits for the process that has its database: it can be stopped meanwhile, and starts when that one was killed", async () => {
    const first = start();
    await first.port;
    const [stopped, successor] = [start(), start()];
    const isWaiting = ({ codes }: Bot) => codes().includes("waiting-for-other-process");
    await until(() => isWaiting(stopped) && isWaiting(successor));
    stopped.child.kill("SIGTERM");
    assert.deepEqual(await stopped.exit, [0, null]);
    assert.deepEqual([first.child.exitCode, successor.codes()], [null, ["waiting-for-other-process"]]);
    first.child.kill("SIGKILL");
    assert.equal((await fetch(`http://127.0.0.1:${await successor.port}/healthz`)).status, 200);
  });

  for (const kind of ["SQLite", ...(hasPostgres ? ["PostgreSQL"] : [])]) {
    it(`has /metrics where a port is set, and the doctor finds nothing to mend beside it (${kind})`, async () => {
      const url = kind === "SQLite" ? database : await freshDatabase();
      const bot = start({ METRICS_PORT: "0", DATABASE_URL: url });
      await bot.port;
      await until(() => polls() > 1 && bot.codes().includes("listening"));
      const body = await (await fetch(`http://127.0.0.1:${bot.metricsPort()}/metrics`)).text();
      assert.match(body, /^guestlist_database_readable 1$/m);
      assert.match(body, /^guestlist_instances 1$/m);
      const { code, stdout } = await runShell(["doctor"], { settings: { DATABASE_URL: url, ENCRYPTION_KEY: encryptionKey } });
      assert.equal(code, 0, stdout);
      assert.match(stdout, new RegExp(`^green {3}database: ${kind} answers, and its tables are those of this version`, "m"));
      assert.match(stdout, /^green {3}instances: 1 instance of the bot runs/m);
      for (const check of ["clock", "following", "moved", "restored", "dead-jobs", "late-jobs"])
        assert.match(stdout, new RegExp(`^green {3}${check}: `, "m"));
      assert.doesNotMatch(stdout, /^red/m);
    });
  }

  it("ends with one sentence when its database is damaged", async () => {
    writeFileSync(database, "This is no database. ".repeat(100));
    const bot = start();
    assert.deepEqual(await bot.exit, [1, null]);
    const sentence =
      `${database} can't be used as the database: the database file is damaged, or is none: ` +
      "restore your backup, or move the file away to begin with an empty one\n";
    assert.deepEqual([bot.errors(), bot.codes()], [sentence, []]);
  });

  it("ends with one sentence when a newer version has written its database, and when the data went elsewhere", async () => {
    const settings = { encryptionKey, clock: systemClock };
    await (await openStore({ ...settings, url: database })).close();
    const quietly = { tell: () => undefined, stop: new AbortController().signal };
    await storeUpkeep(settings).copy(database, `${database}.new`, quietly);
    const moved = start();
    assert.deepEqual(await moved.exit, [1, null]);
    assert.match(moved.errors(), /^.*store\.db can't be used as the database: its data was copied to the file .*--unmark\n$/);
    const newer = new DatabaseSync(database);
    newer.exec("delete from cursors; insert into kysely_migration values ('9999-later', 'now')");
    newer.close();
    const older = start();
    assert.deepEqual(await older.exit, [1, null]);
    const sentence = "it is newer than this program: use the program of the version that has written it";
    assert.deepEqual([older.errors(), older.codes()], [`${database} can't be used as the database: ${sentence}\n`, []]);
  });

  it("stops with the same sentence and exit code when the data goes elsewhere while it runs", async () => {
    const bot = start();
    await bot.port;
    const mark = JSON.stringify({ at: systemClock.now(), to: "the file new.db" });
    const writer = new DatabaseSync(database, { timeout: 5_000 });
    writer.prepare("insert into cursors (name, value) values ('copied-to', ?)").run(mark);
    writer.close();
    assert.deepEqual(await bot.exit, [1, null]);
    assert.match(bot.errors(), /^its data was copied to the file new\.db on .*--unmark\n$/);
    assert.ok(bot.codes().includes("jobs-not-claimed"));
  });

  it("answers the press that is under way, and doesn't wait for a poll, when it is told to stop", async () => {
    const bot = start();
    sandbox.setBotEndpoint(`http://127.0.0.1:${await bot.port}/api/messages`);
    const adele = await chatAs(sandbox, PERSON_IDS.adele);
    await adele.say("invite a partner");
    const form = await adele.form();
    sandbox.control.patch({ faults: [{ route: delta, kind: "timeout" }] });
    await until(isHanging);
    sandbox.control.patch({ latencyMs: 300 });
    const began = sandbox.requests.since(0).next;
    const pressed = adele.press(form, "send-invitation", { email: "kim@fabrikam.com" });
    await until(() => sandbox.requests.since(began).requests.some(({ path }) => path.endsWith("/$batch")));
    bot.child.kill("SIGTERM");
    assert.equal((await pressed).kind, "card");
    assert.deepEqual([await bot.exit, bot.errors()], [[0, null], ""]);
    adele.close();
    assert.deepEqual(sql("select state from invitations"), [Object.assign(Object.create(null), { state: "invited" })]);
    assert.deepEqual(sql("select key from jobs where lease is not null"), []);
    assert.equal(bot.codes().at(-1), "stopped");
  });
});
