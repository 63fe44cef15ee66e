import assert from "node:assert/strict";
import { z } from "zod";
import {
  databaseFixes,
  databaseSettingsFrom,
  databaseShape,
  hasOneWayIn,
  migratesWhatItUses,
} from "../../../src/settings/database-settings.ts";

const shape = z.object(databaseShape);
const postgres = "postgres://guestlist@db.contoso.com/guestlist";

describe("the database's settings", () => {
  it("each have a fix", () => {
    assert.deepEqual(Object.keys(databaseFixes).toSorted(), Object.keys(databaseShape).toSorted());
  });

  it("are milliseconds and truths for the store", () => {
    const given = shape.parse({ DATABASE_STATEMENT_TIMEOUT_SECONDS: "7", DATABASE_ENTRA_TOKEN: "on" });
    const { statementTimeoutMs, entraToken } = databaseSettingsFrom(given);
    assert.deepEqual([statementTimeoutMs, entraToken], [7_000, true]);
  });

  it("name one way in, or none", () => {
    const file = { DATABASE_PASSWORD_FILE: "/run/secrets/database" };
    const ways = [{}, file, { DATABASE_ENTRA_TOKEN: "on" as const }, { ...file, DATABASE_ENTRA_TOKEN: "off" as const }];
    assert.deepEqual(
      [...ways, { ...file, DATABASE_ENTRA_TOKEN: "on" as const }].map((each) => hasOneWayIn(each)),
      [true, true, true, true, false],
    );
  });

  it("name another role for the tables of PostgreSQL only", () => {
    const owner = { MIGRATION_DATABASE_URL: "postgres://owner@db.contoso.com/guestlist" };
    assert.equal(migratesWhatItUses({ DATABASE_URL: "data.sqlite" }), true);
    assert.equal(migratesWhatItUses({ DATABASE_URL: postgres, ...owner }), true);
    for (const file of ["data.sqlite", "sqlite:data.sqlite", "file:data.sqlite", "C:\\data.sqlite", ":memory:"])
      assert.equal(migratesWhatItUses({ DATABASE_URL: file, ...owner }), false, file);
  });

  it("leave it to the store to refuse an unknown kind of database", () => {
    const owner = { MIGRATION_DATABASE_URL: "postgres://owner@db.contoso.com/guestlist" };
    for (const typo of ["postgress://guestlist@db/guestlist", "postgres:guestlist@db/guestlist", "mysql://guestlist@db/guestlist"])
      assert.equal(migratesWhatItUses({ DATABASE_URL: typo, ...owner }), true, typo);
  });
});
