import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../../../../../src/adapters/store/migrate.ts";
import { migrations } from "../../../../../src/adapters/store/migrations/index.ts";
import { copyStore } from "../../../../../src/adapters/store/upkeep/copy-store.ts";
import { openPlace } from "../../../../../src/adapters/store/upkeep/open-place.ts";
import { openPostgresPlace } from "../../../../../src/adapters/store/upkeep/open-postgres-place.ts";
import type { Place } from "../../../../../src/adapters/store/upkeep/place.ts";
import { holdStillWithin } from "../../../../../src/adapters/store/upkeep/postgres-queries.ts";
import { storeUpkeep } from "../../../../../src/adapters/store/upkeep/store-upkeep.ts";
import { systemClock } from "../../../../../src/clock.ts";
import { encryptionKey } from "../../../../build/encryption-key.ts";
import { at } from "../../../../build/ids.ts";
import { emptyDatabase, hasPostgres, openOnServer, sqlOn } from "../../../../build/postgres/postgres-under-test.ts";
import { rowsIn } from "./rows-in.ts";
import { quietly, twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

const killedCopy = join(import.meta.dirname, "killed-copy.ts");

describe("a copy of a store", function () {
  this.timeout(120_000);
  let places: TwoPlaces;
  let from: string;
  const upkeep = storeUpkeep({ encryptionKey, clock: systemClock });
  beforeEach(async () => {
    places = await twoPlaces();
    from = await places.fill("from.db");
  });
  afterEach(() => places.remove());

  function killInTheMiddle(to: string): void {
    const { signal, stderr } = spawnSync(process.execPath, [killedCopy, from, to, encryptionKey], { encoding: "utf8" });
    assert.equal(signal, "SIGKILL", stderr);
  }
  const filled = (rows: Readonly<Record<string, number>>) => Object.entries(rows).filter(([, count]) => count > 0);

  it("into a file is all or nothing: a process that is killed leaves the target empty, and the source marked until it is repeated", async () => {
    const [to, before] = [places.at("to.db"), rowsIn(from)];
    killInTheMiddle(to);
    assert.deepEqual(filled((await upkeep.check(to)).rows), [["gate", 1]]);
    assert.equal((await upkeep.check(from)).copied?.isUnderWay, true);
    await assert.rejects(places.open("from.db"), { code: "store-copied", message: /is being copied to the file .*to\.db/ });
    await upkeep.copy(from, to, quietly);
    assert.deepEqual(rowsIn(to), before);
    assert.equal((await upkeep.check(from)).copied?.isUnderWay, undefined);
  });

  (hasPostgres ? describe : describe.skip)("on a server of PostgreSQL", () => {
    let url: string;
    beforeEach(async () => {
      url = await emptyDatabase();
    });

    it("has every row there and back, and each old place says where they went", async () => {
      const before = rowsIn(from);
      const there = await upkeep.copy(from, url, quietly);
      const back = await upkeep.copy(url, places.at("back.db"), quietly);
      assert.deepEqual(back.tables, there.tables);
      assert.deepEqual(rowsIn(places.at("back.db")), before);
      const gone = { code: "store-copied" };
      await assert.rejects(upkeep.copy(from, places.at("more.db"), quietly), gone);
      await assert.rejects(upkeep.copy(url, places.at("more.db"), quietly), { ...gone, message: /copied to the file .*back\.db/ });
    });

    it("is all or nothing there, too", async () => {
      killInTheMiddle(url);
      assert.deepEqual(filled((await upkeep.check(url)).rows), [["gate", 1]]);
      assert.equal((await upkeep.check(from)).copied?.isUnderWay, true);
      await upkeep.copy(from, url, quietly);
      const [{ count } = {}] = await sqlOn(url, "select count(*)::int as count from invitations");
      assert.equal(count, rowsIn(from)["invitations"]?.length);
    });

    it("stops a bot that runs on the old place all the same, with its next heartbeat", async () => {
      await upkeep.copy(from, url, quietly);
      const late = await openOnServer(url);
      const beat = () => late.instances.beat({ version: "1", started: at("10:00"), seenAt: at("10:00") }, at("09:00"));
      await beat();
      await upkeep.copy(url, places.at("back.db"), quietly);
      await assert.rejects(beat(), { code: "store-copied", message: /was copied to the file .*back\.db/ });
      await late.close();
    });

    it("refuses a bot that has started since it was looked the first time, on either side", async () => {
      const other = await emptyDatabase();
      await (await openOnServer(other)).close();
      await upkeep.copy(from, url, quietly);
      for (const starts of [url, other]) {
        const [source, target] = await Promise.all([url, other].map((place) => openPostgresPlace(place, { clock: systemClock })));
        assert.ok(source && target);
        const startsFirst = (place: Place): Place => ({
          ...place,
          queries: {
            ...place.queries,
            async holdStill(transaction, tables) {
              const now = systemClock.now();
              const row = `('late', '1', '1', '${now}', '${now}')`;
              if (tables.length > 1) await sqlOn(starts, `insert into instances (id, version, migration, started, seen_at) values ${row}`);
              await place.queries.holdStill(transaction, tables);
            },
          },
        });
        const sides = [starts === url ? startsFirst(source) : source, starts === other ? startsFirst(target) : target] as const;
        await assert.rejects(copyStore(...sides, { clock: systemClock, ...quietly }), {
          code: "store-in-use",
          message: /a bot worked on it less than a minute ago/,
        });
        await sqlOn(starts, "delete from instances where id = 'late'");
        await Promise.all([source.close(), target.close()]);
      }
      assert.deepEqual([filled((await upkeep.check(other)).rows), (await upkeep.check(url)).copied], [[["gate", 1]], undefined]);
      await upkeep.copy(url, other, quietly);
    });

    it("doesn't wait for ever for a program that holds a lock there", async () => {
      const [source, target] = [
        await openPlace(from, "write", { clock: systemClock }),
        await openPostgresPlace(url, { clock: systemClock }),
      ];
      await migrate(target.db, migrations);
      const holder = new pg.Client({ connectionString: url });
      await holder.connect();
      await holder.query("begin; select * from marks");
      const impatient: Place = { ...target, queries: { ...target.queries, holdStill: holdStillWithin(20) } };
      await assert.rejects(copyStore(source, impatient, { clock: systemClock, ...quietly }), {
        code: "store-unavailable",
        message: /^the PostgreSQL database .* can't be locked for the copy: another program holds a lock .*pg_stat_activity/,
      });
      await holder.end();
      assert.equal((await copyStore(source, impatient, { clock: systemClock, ...quietly })).length > 10, true);
      await Promise.all([source.close(), target.close()]);
    });
  });
});
