import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { holdProcessLock, isProcessLockHeld } from "../../../../../src/adapters/store/sqlite/process-lock.ts";
import { change } from "./rows-in.ts";
import { quietly, twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

describe("storeUpkeep", () => {
  let places: TwoPlaces;
  let from: string;
  beforeEach(async () => {
    places = await twoPlaces();
    from = await places.fill("from.db");
  });
  afterEach(() => places.remove());

  const held = () => [from, places.at("to.db")].map(isProcessLockHeld);

  it("gives both places back after a copy, also after one that failed", async () => {
    const tell = () => {
      throw new Error("stopped");
    };
    await assert.rejects(places.upkeep.copy(from, places.at("to.db"), { ...quietly, tell }), /stopped/);
    assert.deepEqual(held(), [false, false]);
    await places.upkeep.copy(from, places.at("to.db"), quietly);
    assert.deepEqual(held(), [false, false]);
    for (const name of ["from.db", "to.db"]) {
      change(places.at(name), "pragma wal_checkpoint(truncate)");
      assert.equal(existsSync(`${places.at(name)}-wal`), false);
    }
  });

  it("makes and migrates the target, and nothing when the source can't be copied", async () => {
    change(from, "delete from kysely_migration where name > '0020'");
    await assert.rejects(places.upkeep.copy(from, places.at("to.db"), quietly), { code: "store-unavailable" });
    assert.equal(existsSync(places.at("to.db")), false);
  });

  it("doesn't bring a target up to date on which a bot works", async () => {
    const to = await places.make("to.db");
    change(to, "drop index invitations_by_creation; delete from kysely_migration where name >= '0020'");
    const bot = await holdProcessLock({ path: to, clock: places.clock });
    await assert.rejects(places.upkeep.copy(from, to, quietly), { code: "store-in-use" });
    bot.release();
  });

  it("doesn't copy a store into itself, also by another name of its file", async () => {
    for (const same of [from, `sqlite:${from}`, `${places.folder}/./from.db`]) {
      await assert.rejects(places.upkeep.copy(from, same, quietly), { code: "config-invalid", message: /into itself/ });
    }
  });

  it("takes the mark of a copied store back, once", async () => {
    await places.upkeep.copy(from, places.at("to.db"), quietly);
    const { copied } = await places.upkeep.check(from);
    assert.ok(copied);
    assert.equal(await places.upkeep.unmark(from, { ...copied, isUnderWay: true }), false);
    assert.deepEqual([await places.upkeep.unmark(from, copied), await places.upkeep.unmark(from, copied)], [true, false]);
    await (await places.open("from.db")).close();
  });

  it("marks a restored store, but none that a bot works on", async () => {
    await places.upkeep.markRestored(from);
    assert.equal((await places.upkeep.check(from)).restored, places.clock.now());
    assert.deepEqual(held(), [false, false]);
  });

  it("names the damaged file that it checks: the configuration may name another one", async () => {
    const file = places.at("junk.db");
    writeFileSync(file, "no database ".repeat(1_000));
    await assert.rejects(places.upkeep.check(file), { code: "store-corrupt", message: new RegExp(`^the file \\S+junk.db: .*damaged`) });
  });

  it("backs no PostgreSQL up: pg_dump does", () => {
    assert.throws(() => places.upkeep.backUp("postgres://bot@db/guestlist", places.at("b")), /pg_dump/);
  });
});
