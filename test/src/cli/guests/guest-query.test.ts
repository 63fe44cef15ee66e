import assert from "node:assert/strict";
import { readGuestQuery } from "../../../../src/cli/guests/guest-query.ts";
import type { GuestOptions } from "../../../../src/cli/guests/guest-query.ts";

const now = Date.parse("2026-11-30T12:00:00Z");
const read = (options: GuestOptions) => readGuestQuery(options, now);
const keeps = (options: GuestOptions, guest: Readonly<Record<string, unknown>>) => read(options).keeps?.(guest);
const ofFabrikam = "(endsWith(mail,'@fabrikam.com') or otherMails/any(o:endsWith(o,'@fabrikam.com')) or mail eq null)";

describe("what the options of guests ask Graph", () => {
  for (const [options, question] of [
    [{}, {}],
    [{ state: "pending" }, { filter: "externalUserState eq 'PendingAcceptance'", withMembers: true }],
    [{ state: "Accepted" }, { filter: "externalUserState eq 'Accepted'", withMembers: true }],
    [{ state: "none" }, {}],
    [{ olderThan: "2w" }, {}],
    [{ domain: "@Fabrikam.com" }, { filter: ofFabrikam, isAdvanced: true }],
    [{ filter: "UserState ne 'a' or mail eq 'b'" }, { filter: "(externalUserState ne 'a' or mail eq 'b')" }],
    [
      { filter: "mail eq 'b' or mail eq 'c'", state: "pending", domain: "fabrikam.com" },
      {
        filter: `(mail eq 'b' or mail eq 'c') and externalUserState eq 'PendingAcceptance' and ${ofFabrikam}`,
        withMembers: true,
        isAdvanced: true,
      },
    ],
  ] as const) {
    it(`${JSON.stringify(options)}: ${JSON.stringify(question)}`, () => assert.deepEqual(read(options).question, question));
  }

  it("a search is for words in names and addresses; quotes can't leave it", () => {
    assert.deepEqual(read({ search: ' anna" OR "mail:\\x ' }).question, {
      search: ["displayName", "givenName", "surname", "mail", "userPrincipalName", "otherMails"]
        .map((name) => `"${name}:anna  OR  mail: x"`)
        .join(" OR "),
    });
  });

  for (const options of [
    { state: "waiting" },
    { olderThan: "yesterday" },
    { olderThan: "0d" },
    { olderThan: "14 days" },
    { domain: "fabrikam" },
    { domain: "o'neill.com" },
    { domain: "a.com') or (mail ne 'x" },
    { search: ' "" ' },
    { filter: "" },
  ]) {
    it(`${JSON.stringify(options)} is a usage error`, () => assert.throws(() => read(options), { exit: "usage" }));
  }
});

describe("what is decided here, guest by guest", () => {
  for (const [options, guest, isKept] of [
    [{ state: "none" }, { externalUserState: null }, true],
    [{ state: "none" }, {}, true],
    [{ state: "none" }, { externalUserState: "Accepted" }, false],
    [{ olderThan: "14d" }, { externalUserStateChangeDateTime: "2026-11-16T12:00:00Z" }, true],
    [{ olderThan: "14d" }, { externalUserStateChangeDateTime: "2026-11-16T12:00:01Z", createdDateTime: "2020-01-01T00:00:00Z" }, false],
    [{ olderThan: "12h" }, { externalUserStateChangeDateTime: null, createdDateTime: "2026-11-30T00:00:00Z" }, true],
    [{ olderThan: "12h" }, { externalUserStateChangeDateTime: null, createdDateTime: null }, false],
    [{ domain: "fabrikam.com" }, { mail: "Anna@FABRIKAM.com" }, true],
    [{ domain: "fabrikam.com" }, { mail: "anna@mail.fabrikam.com" }, false],
    [{ domain: "fabrikam.com" }, { mail: "anna@notfabrikam.com", otherMails: ["a@fabrikam.com"] }, true],
    [{ domain: "fabrikam.com" }, { mail: null, userPrincipalName: "anna_fabrikam.com#EXT#@contoso.onmicrosoft.com" }, true],
    [{ domain: "fabrikam.com" }, { mail: null, userPrincipalName: "anna@fabrikam.com" }, false],
    [{ domain: "fabrikam.com" }, { mail: "a@b.com", userPrincipalName: "anna_fabrikam.com#EXT#@contoso.onmicrosoft.com" }, false],
    [{ domain: "fabrikam.com" }, { mail: null, otherMails: [], userPrincipalName: null }, false],
    [{ domain: "fabrikam.com", state: "none" }, { mail: "a@fabrikam.com", externalUserState: "Accepted" }, false],
  ] as const) {
    it(`${JSON.stringify(options)} ${isKept ? "keeps" : "leaves out"} ${JSON.stringify(guest)}`, () => {
      assert.equal(keeps(options, guest), isKept);
    });
  }

  it("reads the properties for it", () => {
    assert.deepEqual(read({ olderThan: "1d", domain: "fabrikam.com" }).reads, [
      ...["externalUserStateChangeDateTime", "createdDateTime", "mail", "otherMails", "userPrincipalName"],
    ]);
  });
});
