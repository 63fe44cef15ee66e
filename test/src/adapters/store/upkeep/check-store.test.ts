import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../src/adapters/store/migrations/index.ts";
import { storeUpkeep } from "../../../../../src/adapters/store/upkeep/store-upkeep.ts";
import { otherEncryptionKey } from "../../../../build/encryption-key.ts";
import { fullStore } from "../../../../build/full-store/full-store.ts";
import { change } from "./rows-in.ts";
import { quietly, twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

const newest = Object.keys(migrations).at(-1);

describe("checkStore", () => {
  let places: TwoPlaces;
  beforeEach(async () => {
    places = await twoPlaces();
  });
  afterEach(() => places.remove());

  const check = (path: string) => places.upkeep.check(path);

  it("tells what there is of a whole store", async () => {
    const path = await places.fill("store.db");
    const { rows, ...report } = await check(path);
    assert.deepEqual(report, {
      ...{ kind: "sqlite", words: `the file ${path}`, integrity: "ok", version: newest, fits: "same", key: "fits" },
      ...{ copied: undefined, restored: undefined, bots: [], bytes: statSync(path).size },
    });
    assert.deepEqual([rows["invitations"], rows["jobs"]], [fullStore.invitations.length, fullStore.jobs.length]);
  });

  it("tells an empty file, an older store and a newer one apart", async () => {
    writeFileSync(places.at("empty.db"), "");
    const empty = await check(places.at("empty.db"));
    assert.deepEqual([empty.version, empty.fits, empty.rows, empty.key], [undefined, "older", {}, "none"]);
    const path = await places.make("store.db");
    change(path, `delete from kysely_migration where name = '${newest}'`);
    assert.equal((await check(path)).fits, "older");
    change(path, "insert into kysely_migration values ('9999-later', 'now')");
    assert.deepEqual([(await check(path)).fits, (await check(path)).version], ["newer", "9999-later"]);
  });

  it("tells whether the key opens what is encrypted", async () => {
    const path = await places.fill("store.db");
    const other = storeUpkeep({ encryptionKey: otherEncryptionKey, clock: places.clock });
    assert.equal((await other.check(path)).key, "does-not-fit");
    assert.equal((await other.check(await places.make("new.db"))).key, "none");
  });

  it("finds damage inside a table", async () => {
    const path = await places.fill("store.db");
    const database = new DatabaseSync(path);
    const page = Number(database.prepare("select rootpage from sqlite_schema where name = 'receipts_by_time'").get()?.["rootpage"]);
    database.close();
    const bytes = readFileSync(path);
    bytes.fill(0x41, (page - 1) * 4_096, page * 4_096);
    writeFileSync(path, bytes);
    await assert.rejects(check(path), { code: "store-corrupt" });
  });

  it("tells where the data went, when it was restored, and whether a bot works on it", async () => {
    const path = await places.fill("store.db");
    await places.upkeep.markRestored(path);
    await places.upkeep.copy(path, places.at("to.db"), quietly);
    const bot = new DatabaseSync(`${path}.lock`);
    bot.exec("begin exclusive");
    const { copied, restored, bots } = await check(path);
    bot.close();
    const now = "2026-11-20T10:00:00.000Z";
    assert.deepEqual({ copied, restored, bots }, { copied: { at: now, to: `the file ${places.at("to.db")}` }, restored: now, bots: [{}] });
    const target = await check(places.at("to.db"));
    assert.deepEqual([target.copied, target.restored], [undefined, now]);
  });

  it("says that there is no such file, and that a file is none of ours", async () => {
    await assert.rejects(check(places.at("none.db")), { code: "store-unavailable", message: /there is no such file/ });
    writeFileSync(places.at("text.db"), "This is no database. ".repeat(200));
    await assert.rejects(check(places.at("text.db")), { code: "store-corrupt" });
  });

  it("refuses to mark a store as restored while a bot works on it", async () => {
    const path = await places.fill("store.db");
    const bot = new DatabaseSync(`${path}.lock`);
    bot.exec("begin exclusive");
    await assert.rejects(places.upkeep.markRestored(path), { code: "store-in-use", message: /a bot works on it: stop it first/ });
    bot.close();
    assert.equal((await check(path)).restored, undefined);
  });
});
