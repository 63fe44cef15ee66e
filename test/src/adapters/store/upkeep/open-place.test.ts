import assert from "node:assert/strict";
import { namesPostgres, openPlace } from "../../../../../src/adapters/store/upkeep/open-place.ts";
import { twoPlaces } from "./two-places.ts";
import type { TwoPlaces } from "./two-places.ts";

describe("namesPostgres", () => {
  it("tells a URL of PostgreSQL from a file", () => {
    assert.deepEqual(["postgres://bot@db/guestlist", "postgresql://bot@db/guestlist"].map(namesPostgres), [true, true]);
    assert.deepEqual(["sqlite:data/guestlist.db", "postgres.db", ":memory:"].map(namesPostgres), [false, false, false]);
  });

  it("refuses any other database", () => {
    assert.throws(() => namesPostgres("mysql://db/guestlist"), { code: "config-invalid" });
  });
});

describe("openPlace", () => {
  let places: TwoPlaces;
  beforeEach(async () => {
    places = await twoPlaces();
  });
  afterEach(() => places.remove());

  it("opens a file by its path, and by each form of its URL", async () => {
    const path = await places.make("store.db");
    for (const url of [path, `sqlite:${path}`, `file://${path}`]) {
      const { kind, words, close } = await openPlace(url, "read", places);
      assert.deepEqual([kind, words], ["sqlite", `the file ${path}`]);
      await close();
    }
  });

  it("looks for a server of PostgreSQL, and makes no file of its name", async () => {
    await assert.rejects(openPlace("postgres://bot:hidden@127.0.0.1:1/guestlist", "make", places), {
      code: "store-unavailable",
      message: /guestlist at 127\.0\.0\.1:1 can't be used/,
    });
  });

  it("refuses any other database", async () => {
    await assert.rejects(openPlace("mysql://db/guestlist", "read", places), { code: "config-invalid" });
  });
});
