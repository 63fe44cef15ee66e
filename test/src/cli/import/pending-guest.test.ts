import assert from "node:assert/strict";
import { pendingGuestOf } from "../../../../src/cli/import/pending-guest.ts";

const id = "6F1C2B3A-0000-4000-8000-000000000001";
const guest = {
  id,
  displayName: "Sam Rivera",
  mail: "Sam@Fabrikam.com",
  otherMails: ["s@fabrikam.com"],
  userPrincipalName: "sam_fabrikam.com#EXT#@contoso.onmicrosoft.com",
  externalUserState: "PendingAcceptance",
  externalUserStateChangeDateTime: "2026-11-20T08:15:30Z",
  createdDateTime: "2026-11-20T08:15:29Z",
};

describe("pendingGuestOf", () => {
  it("reads a pending guest as Graph answers them", () => {
    assert.deepEqual(pendingGuestOf(guest), {
      id: id.toLowerCase(),
      email: "Sam@Fabrikam.com",
      displayName: "Sam Rivera",
      pendingSince: "2026-11-20T08:15:30.000Z",
      createdAt: "2026-11-20T08:15:29.000Z",
    });
  });

  it("takes another address where there is no mail", () => {
    assert.equal(pendingGuestOf({ ...guest, mail: null })?.email, "s@fabrikam.com");
    assert.equal(pendingGuestOf({ ...guest, mail: null, otherMails: [] })?.email, "sam@fabrikam.com");
    const named = { ...guest, mail: null, otherMails: null, userPrincipalName: "sam_rivera_fabrikam.com#ext#@contoso.onmicrosoft.com" };
    assert.equal(pendingGuestOf(named)?.email, "sam_rivera@fabrikam.com");
  });

  it("reads no guest who has accepted, who has no state, or whose id or address can't be one", () => {
    for (const wrong of [
      { externalUserState: "Accepted" },
      { externalUserState: null },
      { id: "1 or 1=1" },
      { id: 5 },
      { mail: "x", otherMails: ["y"], userPrincipalName: "z" },
      { mail: null, otherMails: "sam@fabrikam.com", userPrincipalName: null },
    ]) {
      assert.equal(pendingGuestOf({ ...guest, ...wrong }), undefined, JSON.stringify(wrong));
    }
  });

  it("takes no time that isn't one, and no name that steers a terminal", () => {
    const odd = { ...guest, displayName: "Sam\u202e\u0007", externalUserStateChangeDateTime: "yesterday", createdDateTime: null };
    const read = pendingGuestOf(odd);
    assert.deepEqual([read?.displayName, read?.pendingSince, read?.createdAt], ["Sam", null, null]);
    assert.equal("displayName" in (pendingGuestOf({ ...guest, displayName: null }) ?? {}), false);
  });
});
