import assert from "node:assert/strict";
import { mayRevoke } from "../../../src/domain/may-revoke.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { id } from "../../build/ids.ts";

const invitation = anInvitation();
const somebody = id("somebody");

describe("mayRevoke", () => {
  it("is true for the requester with any roles, and for administrators of users", () => {
    assert.ok(mayRevoke(invitation, invitation.requester.id, "not-checked"));
    assert.ok(mayRevoke(invitation, somebody, ["user-administrator"]));
    assert.ok(mayRevoke(invitation, somebody, ["guest-inviter", "global-administrator"]));
  });

  it("is false for all others, and for people whose roles can't be read", () => {
    assert.ok(!mayRevoke(invitation, somebody, []));
    assert.ok(!mayRevoke(invitation, somebody, ["guest-inviter", "directory-writers"]));
    assert.ok(!mayRevoke(invitation, somebody, "not-checked"));
  });
});
