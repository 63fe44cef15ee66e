import assert from "node:assert/strict";
import { guestRecord, readFields } from "../../../../src/cli/guests/guest-fields.ts";

describe("the fields of a guest", () => {
  it("are printed under the names that were asked for", () => {
    const fields = readFields("UserState, DISPLAYNAME,objectid,city,UserState");
    assert.deepEqual(fields, [
      { name: "UserState", property: "externalUserState" },
      { name: "DISPLAYNAME", property: "displayName" },
      { name: "objectid", property: "id" },
      { name: "city", property: "city" },
    ]);
    const guest = { id: "1", displayName: "Anna", externalUserState: "Accepted", City: "Oslo" };
    assert.deepEqual(guestRecord(guest, fields), { UserState: "Accepted", DISPLAYNAME: "Anna", objectid: "1", city: "Oslo" });
  });

  it("are null where Graph answered nothing, and whole where it answered a list or an object", () => {
    assert.deepEqual(
      guestRecord({ otherMails: ["a"], identities: [{ issuer: "b", issuerAssignedId: null }] }, readFields("mail,otherMails,identities")),
      {
        mail: null,
        otherMails: ["a"],
        identities: [{ issuer: "b", issuerAssignedId: null }],
      },
    );
  });

  it("are never those of the language", () => {
    assert.deepEqual(guestRecord({}, readFields("constructor,toString")), { constructor: null, toString: null });
  });

  for (const typed of ["", "mail,", "mail;displayName", "ma il", "mail$expand=x", "é"]) {
    it(`can't be “${typed}”`, () => assert.throws(() => readFields(typed), { exit: "usage" }));
  }
});
