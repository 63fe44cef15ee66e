import assert from "node:assert/strict";
import { withHost } from "../../../../../src/adapters/store/postgres/with-host.ts";
import { GuestlistError } from "../../../../../src/errors.ts";

describe("withHost", () => {
  const url = "postgres://guestlist:secret@db.contoso.com:6432/guest%20list";

  it("names the database and the server, and neither user nor password", () => {
    const cause = new GuestlistError("store-unavailable", "the PostgreSQL server refuses the password");
    const named = withHost(url, cause);
    assert.ok(named instanceof GuestlistError);
    assert.deepEqual(
      [named.code, named.message, named.cause],
      [
        "store-unavailable",
        "The database guest list at db.contoso.com:6432 can't be used: the PostgreSQL server refuses the password",
        cause,
      ],
    );
  });

  it("leaves what is wrong with the settings, and bugs, as they are", () => {
    for (const error of [new GuestlistError("config-invalid", "DATABASE_URL …"), new Error("a bug")])
      assert.equal(withHost(url, error), error);
  });
});
