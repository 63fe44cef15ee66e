import assert from "node:assert/strict";
import { databasesOf } from "../../../scripts/test/databases-of.ts";

describe("databasesOf", () => {
  it("says whether the store's tests had a PostgreSQL server", () => {
    const withServer = "The store ran on SQLite, PGlite and a PostgreSQL server.";
    assert.equal(databasesOf({}, true), withServer);
    assert.equal(databasesOf({ TEST_DATABASE_URL: "postgres://db/tests" }, false), withServer);
    assert.equal(databasesOf({ REQUIRE_POSTGRES: "1" }, false), withServer);
    assert.match(databasesOf({}, false), /PGlite and no PostgreSQL server: its programs aren't installed/);
  });
});
