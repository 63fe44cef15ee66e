import assert from "node:assert/strict";
import { storeLocation } from "../../../../../src/adapters/store/sqlite/store-location.ts";

describe("storeLocation", () => {
  for (const [url, path] of [
    ["sqlite:data/guestlist.db", "data/guestlist.db"],
    ["sqlite:/var/lib/guestlist.db", "/var/lib/guestlist.db"],
    ["sqlite:///var/lib/guestlist.db", "/var/lib/guestlist.db"],
    ["sqlite::memory:", ":memory:"],
    ["file:data/guestlist.db", "data/guestlist.db"],
    ["file:///var/lib/guest%20list.db", "/var/lib/guest list.db"],
    ["data/guestlist.db", "data/guestlist.db"],
    [" ./guestlist.db ", "./guestlist.db"],
    [":memory:", ":memory:"],
    ["C:\\guestlist\\store.db", "C:\\guestlist\\store.db"],
  ]) {
    it(`reads ${url} as ${path}`, () => assert.equal(storeLocation(url ?? ""), path));
  }

  for (const url of [
    "postgres://db/guestlist",
    "PostgreSQL://db/guestlist",
    " postgres://db/guestlist",
    "mysql://db/guestlist",
    "https://example.com",
    "sqlite:",
    "",
  ]) {
    it(`refuses "${url}"`, () =>
      assert.throws(() => storeLocation(url), { code: "config-invalid", message: /^DATABASE_URL .*sqlite:<path>/ }));
  }
});
