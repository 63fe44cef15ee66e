import assert from "node:assert/strict";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { isProcessLockHeld } from "../../../../../src/adapters/store/sqlite/process-lock.ts";
import { openSqlitePlace } from "../../../../../src/adapters/store/upkeep/open-sqlite-place.ts";
import type { PlaceUse } from "../../../../../src/adapters/store/upkeep/open-sqlite-place.ts";
import type { Place } from "../../../../../src/adapters/store/upkeep/place.ts";
import { twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

describe("openSqlitePlace", () => {
  let places: TwoPlaces;
  const opened: Place[] = [];
  beforeEach(async () => {
    places = await twoPlaces();
  });
  afterEach(async () => {
    for (const place of opened.splice(0)) await place.close();
    places.remove();
  });

  function open(path: string, use: PlaceUse): Place {
    const place = openSqlitePlace(path, use, places.clock);
    opened.push(place);
    return place;
  }
  const write = (place: Place) => place.db.insertInto("marks").values({ name: "mine", at: "x" }).execute();

  it("says where it is by its whole path", async () => {
    const path = await places.make("store.db");
    assert.equal(open(relative(process.cwd(), path), "read").words, `the file ${path}`);
  });

  it("writes nothing when it is read, and something beside a bot", async () => {
    const path = await places.make("store.db");
    await assert.rejects(write(open(path, "read")), { code: "store-unavailable" });
    await write(open(path, "write"));
  });

  it("makes a file only if it is asked to, for its owner alone", () => {
    const path = places.at("new.db");
    for (const use of ["read", "write"] as const) {
      assert.throws(() => open(path, use), { code: "store-unavailable", message: /new\.db can't be used.*there is no such file/ });
    }
    assert.equal(existsSync(path), false);
    open(path, "make");
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it("refuses a database in memory, and a file that is none, with its path", () => {
    assert.throws(() => open(":memory:", "make"), { code: "store-unavailable", message: /name a file/ });
    writeFileSync(places.at("text.db"), "This is no database. ".repeat(200));
    assert.throws(() => open(places.at("text.db"), "make"), { code: "store-corrupt", message: /text\.db can't be used/ });
  });

  it("keeps bots out until it is closed, and is no bot itself", async () => {
    const path = await places.make("store.db");
    const place = open(path, "write");
    assert.equal(isProcessLockHeld(path), false);
    await place.keepBotsOut();
    await place.keepBotsOut();
    assert.equal(isProcessLockHeld(path), true);
    assert.deepEqual(await place.liveBots(), []);
    await place.close();
    await place.close();
    assert.equal(isProcessLockHeld(path), false);
  });

  it("sees another bot, and refuses at once while it works", async () => {
    const path = await places.make("store.db");
    const bot = open(path, "write");
    await bot.keepBotsOut();
    const place = open(path, "write");
    assert.deepEqual(await place.liveBots(), [{}]);
    await assert.rejects(place.keepBotsOut(), {
      code: "store-in-use",
      message: /store\.db can't be used.*a bot works on it: stop it first/,
    });
    await bot.close();
    assert.deepEqual(await place.liveBots(), []);
    await place.keepBotsOut();
  });
});
