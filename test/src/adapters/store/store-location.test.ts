import assert from "node:assert/strict";
import { storeLocation } from "../../../../src/adapters/store/store-location.ts";

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
    it(`reads ${url} as ${path}`, () => assert.deepEqual(storeLocation(url ?? ""), { kind: "sqlite", path }));
  }

  for (const url of ["postgres://bot@db/guestlist", "PostgreSQL://bot@db/guestlist", " postgresql://bot@db/guestlist "]) {
    it(`reads ${url} as a database of PostgreSQL`, () => assert.deepEqual(storeLocation(url), { kind: "postgres", url: url.trim() }));
  }

  for (const url of [
    "mysql://db/guestlist",
    '"postgres://bot:s3cret@db/guestlist"',
    "'sqlite:data/guestlist.sqlite'",
    "https://example.com",
    "sqlite:",
    "",
  ]) {
    it(`refuses "${url}"`, () =>
      assert.throws(() => storeLocation(url), { code: "config-invalid", message: /^DATABASE_URL .*sqlite:<path>/ }));
  }
});
