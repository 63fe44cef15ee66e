import assert from "node:assert/strict";
import { systemClock } from "../../../../../src/clock.ts";
import { freshDatabase, hasPostgres, openOnServer } from "../../../../build/postgres/postgres-under-test.ts";
import { at } from "../../../../build/ids.ts";
import { instancesContract } from "../../../../contracts/instances.ts";
import { describeStores } from "../../../../contracts/store-under-test.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";
import { storeFile } from "../store-file.ts";
import type { StoreFile } from "../store-file.ts";

describeStores("Instances", instancesContract);

describe("storedInstances", () => {
  let file: StoreFile;
  beforeEach(() => {
    file = storeFile();
  });
  afterEach(() => file.remove());

  const beat = { version: "1.0.0", started: at("10:00"), seenAt: at("10:00") };

  it("shows the bots of other processes, which leave one by one", async () => {
    const clock = new FakeClock(); // its ids count up
    const [one, two] = [await file.open({ clock }), await file.open({ clock })];
    await two.instances.beat(beat, at("09:00"));
    await one.instances.beat({ ...beat, started: at("09:59"), version: "0.9.0" }, at("09:00"));
    const seen = await two.instances.list();
    assert.deepEqual(
      seen.map(({ id, version }) => [id === one.instances.id, version]),
      [
        [true, "0.9.0"],
        [false, "1.0.0"],
      ],
    );
    assert.deepEqual(await one.instances.list(), seen);
    await one.instances.leave();
    assert.deepEqual(
      (await two.instances.list()).map(({ id }) => id),
      [two.instances.id],
    );
  });

  it("tells a program that knows more tables than this one, and leaves out what it can't read", async () => {
    const store = await file.open();
    const values = (id: string, migration: string, seen: string) => `('${id}', '9', '${migration}', '${at("10:00")}', '${seen}')`;
    const rows = [
      values("newer", "9999-future", at("10:00")),
      values("older", "0001-first-tables", at("10:00")),
      values("odd", "0001", "now"),
    ];
    file.sql(`insert into instances (id, version, migration, started, seen_at) values ${rows.join()}`);
    await store.instances.beat(beat, at("09:00"));
    const known = new Map((await store.instances.list()).map(({ id, isNewer }) => [id, isNewer]));
    const expected = [
      [store.instances.id, false],
      ["newer", true],
      ["older", false],
    ] as const;
    assert.deepEqual(known, new Map(expected));
  });

  it("lets no bot go on whose data goes elsewhere", async () => {
    const store = await file.open();
    await store.instances.beat(beat, at("09:00"));
    const mark = JSON.stringify({ at: at("10:00"), to: "the file new.db", isUnderWay: true });
    file.sql(`insert into cursors (name, value) values ('copied-to', '${mark}')`);
    const late = { ...beat, seenAt: at("10:00:05") };
    await assert.rejects(store.instances.beat(late, at("09:00")), { code: "store-copied", message: /is being copied to the file new\.db/ });
    assert.deepEqual(
      (await store.instances.list()).map(({ seenAt }) => seenAt),
      [at("10:00")],
    );
  });
});

(hasPostgres ? describe : describe.skip)("storedInstances, on a PostgreSQL server", () => {
  it("compares this process's clock with the server's", async function () {
    this.timeout(120_000);
    const url = await freshDatabase();
    for (const ahead of [0, 30_000, -30_000]) {
      const store = await openOnServer(url, { clock: { ...systemClock, now: () => systemClock.later(ahead) } });
      const difference = (await store.instances.clockAhead()) - ahead;
      assert.ok(Math.abs(difference) < 5_000, String(difference)); // the test's machine is the server's
      await store.close();
    }
  });

  it("has nothing to compare with where a file is the store", async () => {
    const file = storeFile();
    assert.equal(await (await file.open()).instances.clockAhead(), 0);
    await file.remove();
  });
});
