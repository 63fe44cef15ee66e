import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openStore } from "../../src/adapters/store/database.ts";
import type { Store } from "../../src/adapters/store/database.ts";
import { isGuestlistError } from "../../src/errors.ts";
import { systemClock } from "../../src/clock.ts";
import { openCommandLine } from "../../src/command-line.ts";
import { shellPlace } from "../../src/domain/shell-place.ts";
import type { ShellActor } from "../../src/ports/identity.ts";
import { aConfig } from "../build/a-config.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { at, id } from "../build/ids.ts";
import { person } from "../build/person.ts";
import { FakeClock } from "../fakes/fake-clock.ts";

const asApp: ShellActor = { kind: "app" };

/** Nothing was sent: the token alone would need a call to Entra. */
const wasThrottled = (error: Error) => isGuestlistError(error.cause, "throttled");

describe("openCommandLine", () => {
  let folder: string;
  const bots: Store[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestlist-command-line-"));
  });
  afterEach(async () => {
    for (const bot of bots.splice(0)) await bot.close();
    await rm(folder, { recursive: true });
  });

  const path = () => join(folder, "store.db");
  const open = (url = `sqlite:${path()}`) => openCommandLine(aConfig({ DATABASE_URL: url }), asApp);
  const jobs = () => {
    const database = new DatabaseSync(path(), { readOnly: true });
    const rows = database.prepare("select * from jobs order by id").all();
    database.close();
    return rows;
  };

  async function startBot(exclusive = true): Promise<Store> {
    const bot = await openStore({ url: `sqlite:${path()}`, encryptionKey, clock: new FakeClock(), exclusive });
    bots.push(bot);
    return bot;
  }

  it("says whether a bot runs on the database", async () => {
    const bot = await startBot();
    const beside = await open();
    assert.equal(beside.isBotRunning, true);
    await beside.close();
    await bot.close();
    const alone = await open();
    assert.equal(alone.isBotRunning, false);
    await alone.close();
  });

  it("takes no lock, so that the bot can start meanwhile", async () => {
    await (await startBot()).close();
    const beside = await open();
    await startBot();
    await beside.close();
  });

  it("claims no job, releases no lease, and queues no standing job", async () => {
    const bot = await startBot();
    await bot.jobs.enqueue({ task: { kind: "purge-receipts" }, due: at("10:00"), key: "purge-receipts" });
    await bot.jobs.enqueue({ task: { kind: "watch-gate" }, due: at("10:00") });
    await bot.jobs.claim(at("10:00"), at("10:01"), 1);
    const before = jobs();
    const beside = await open();
    await beside.flows.admitPerson({ person: undefined, tenantId: undefined });
    await beside.close();
    assert.deepEqual(jobs(), before);
  });

  it("makes no database where there is none, and says what to do", async () => {
    const message = `${path()} can't be used as the database: there is none yet: start the bot once (npm start), or name its file in DATABASE_URL`;
    await assert.rejects(open(), { code: "store-unavailable", message });
    await assert.rejects(open(":memory:"), { code: "store-unavailable", message: /no other process sees it/ });
    assert.equal(existsSync(path()), false);
  });

  it("never migrates: a database of another version is left as it is, and the sentence says which program to use", async () => {
    await (await startBot(false)).close();
    const change = (text: string) => {
      const database = new DatabaseSync(path());
      database.exec(text);
      database.close();
      return readFileSync(path());
    };
    const newer = change("insert into kysely_migration (name, timestamp) select '9999-later', '2026-11-20'");
    await assert.rejects(open(), {
      code: "store-unavailable",
      message: /newer than this program: use the program of the version that has written it/,
    });
    assert.deepEqual(readFileSync(path()), newer);
    const older = change("delete from kysely_migration where name >= '0016'");
    await assert.rejects(open(), { code: "store-unavailable", message: /older than this program: start the bot once/ });
    assert.deepEqual(readFileSync(path()), older);
  });

  it("fails with a file that is no database, and leaves it", async () => {
    await writeFile(path(), "This is no database. ".repeat(100));
    await assert.rejects(open(), { code: "store-corrupt" });
    assert.match(readFileSync(path(), "utf8"), /^This is no database/);
  });

  it("waits as long as Microsoft has asked the bot to wait", async () => {
    const bot = await startBot();
    const pause = { begunAt: systemClock.now(), endsAt: systemClock.later(600_000), endsWithProbe: false };
    await bot.pauses.keep([{ to: "entra", ...pause }]);
    const beside = await open();
    await assert.rejects(beside.flows.findRequester("ada@contoso.com"), wasThrottled);
    await beside.close();
  });

  it("writes the log only where it is asked for", async () => {
    await startBot();
    const lines: string[] = [];
    const press = { id: id("nothing"), by: person(), conversation: shellPlace(id("ada")) };
    for (const logTo of [undefined, { write: (line: string) => void lines.push(line) }]) {
      const beside = await openCommandLine(aConfig({ DATABASE_URL: `sqlite:${path()}`, LOG_LEVEL: "info" }), asApp, logTo);
      await beside.flows.mayDecide(press);
      await beside.close();
    }
    assert.deepEqual(
      lines.map((line) => /"code":"([^"]+)"/.exec(line)?.[1]),
      ["decision-refused"],
    );
  });

  it("refuses to start with an invalid policy", async () => {
    await startBot();
    const file = join(folder, "policy.json");
    await writeFile(file, '{ "rulez": [] }');
    const config = aConfig({ DATABASE_URL: `sqlite:${path()}`, POLICY_FILE: file });
    await assert.rejects(openCommandLine(config, asApp), { code: "config-invalid" });
  });
});
