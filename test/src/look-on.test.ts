import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openStore } from "../../src/adapters/store/database.ts";
import { storeUpkeep } from "../../src/adapters/store/upkeep/store-upkeep.ts";
import { defaultPolicy } from "../../src/domain/policy/policy.ts";
import { loadPolicy, lookOn } from "../../src/look-on.ts";
import { isGuestlistError } from "../../src/errors.ts";
import { systemClock } from "../../src/clock.ts";
import { id } from "../build/ids.ts";
import { aChange } from "../build/a-change.ts";
import { aConfig } from "../build/a-config.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { FakeClock } from "../fakes/fake-clock.ts";

/** Nothing was sent: the token alone would need a call to Entra. */
const wasThrottled = (error: Error) => isGuestlistError(error.cause, "throttled");

describe("the command line's door", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestlist-look-on-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  describe("lookOn", () => {
    const policy = { ...defaultPolicy, caps: { perDay: 7 } };
    const url = () => `sqlite:${join(folder, "store.db")}`;

    it("sees what is stored, and queues no jobs", async () => {
      const store = await openStore({ url: url(), encryptionKey, clock: new FakeClock() });
      const invitation = anInvitation();
      await store.invitations.commit(aChange({ invitations: [invitation] }));
      const { ports, isStored, close } = await lookOn(aConfig({ DATABASE_URL: url() }), policy);
      assert.deepEqual([isStored, await ports.invitations.find(invitation.id)], [true, invitation]);
      assert.deepEqual(await ports.policy.current(), policy);
      await assert.rejects(ports.receipts.record("a", ports.clock.now()), { code: "store-unavailable" });
      await close();
      assert.deepEqual(await store.jobs.claim(ports.clock.later(60_000), ports.clock.later(90_000), 10), []);
      await store.close();
    });

    it("makes no database where there is none, and then knows nothing stored", async () => {
      const { ports, isStored, close } = await lookOn(aConfig({ DATABASE_URL: url() }), policy);
      assert.deepEqual([isStored, await ports.conversations.anyChannel()], [false, undefined]);
      await close();
      assert.equal(existsSync(join(folder, "store.db")), false);
    });

    it("fails with a store whose data went elsewhere, and says where", async () => {
      await (await openStore({ url: url(), encryptionKey, clock: new FakeClock() })).close();
      const upkeep = storeUpkeep({ encryptionKey, clock: new FakeClock() });
      await upkeep.copy(url(), join(folder, "new.db"), { tell: () => undefined, stop: new AbortController().signal });
      await assert.rejects(lookOn(aConfig({ DATABASE_URL: url() }), policy), {
        code: "store-copied",
        message: /copied to the file .*new\.db/,
      });
    });

    it("knows nothing stored in a database without tables", async () => {
      await writeFile(join(folder, "store.db"), "");
      const { isStored, close } = await lookOn(aConfig({ DATABASE_URL: url() }), policy);
      assert.equal(isStored, false);
      await close();
    });

    const change = (sql: string) => {
      const database = new DatabaseSync(join(folder, "store.db"));
      database.exec(sql);
      database.close();
    };

    it("fails with an older store, a newer one and one that can't be reached, and says which it is", async () => {
      await (await openStore({ url: url(), encryptionKey, clock: new FakeClock() })).close();
      const refused = (message: RegExp, given = url()) =>
        assert.rejects(lookOn(aConfig({ DATABASE_URL: given }), policy), { code: "store-unavailable", message });
      change("insert into kysely_migration (name, timestamp) values ('9999-later', '2026-11-20')");
      await refused(/store\.db can't be used as the database: it is newer than this program/);
      change("delete from kysely_migration where name >= '0016'");
      await refused(/store\.db can't be used as the database: it is older than this program: start the bot once/);
      await refused(
        /The database guestlist at 127\.0\.0\.1:1 can't be used: the PostgreSQL server can't be reached/,
        "postgres://a@127.0.0.1:1/guestlist",
      );
      await refused(/can't be used as the database/, `sqlite:${folder}`);
    });

    it("waits as long as Microsoft has asked the bot to wait", async () => {
      const store = await openStore({ url: url(), encryptionKey, clock: systemClock });
      const pause = { begunAt: systemClock.now(), endsAt: systemClock.later(600_000), endsWithProbe: false };
      await store.pauses.keep([{ to: "entra", ...pause }]);
      await store.close();
      const { ports, close } = await lookOn(aConfig({ DATABASE_URL: url() }), policy);
      await assert.rejects(ports.directory.findByEmail({ kind: "app" }, id("ada@contoso.com")), wasThrottled);
      await close();
    });

    it("fails with a file that is no database", async () => {
      await writeFile(join(folder, "store.db"), "This is no database. ".repeat(100));
      await assert.rejects(lookOn(aConfig({ DATABASE_URL: url() }), policy), { code: "store-corrupt" });
    });
  });

  describe("loadPolicy", () => {
    it("gives the policy of a file, or everything that is wrong with it, each in a sentence", async () => {
      const file = join(folder, "policy.json");
      await writeFile(file, '{ "caps": { "perDay": 3 } }');
      assert.deepEqual(await loadPolicy(file), { kind: "policy", policy: { ...defaultPolicy, caps: { perDay: 3 } } });
      await writeFile(file, '{ "caps": { "perDay": 0 },\n "rulez": [] }');
      assert.deepEqual(await loadPolicy(file), {
        kind: "problems",
        problems: [
          "line 1, column 23: caps.perDay: must be at least 1",
          'line 2, column 2: rulez: is not known here: did you mean "rules"?',
        ],
      });
    });
  });
});
