import assert from "node:assert/strict";
import { identityCaution, identityOf, isOwnRequest, withIdentity } from "../../../src/domain/invite-identity.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { id } from "../../build/ids.ts";

const adele = id("person-adele");

describe("who invites", () => {
  for (const [who, inviter, isOwn, identity, caution] of [
    ["the app", { kind: "app" }, false, "app", "sent-by-app"],
    ["the requester", { kind: "person", id: adele }, true, undefined, "sent-by-you"],
    ["an approver", { kind: "person", id: id("person-megan") }, false, "approver", "sent-by-approver"],
  ] as const) {
    it(`is ${who}, on the card and in the caution`, () => {
      assert.deepEqual([isOwnRequest(inviter, adele), identityOf(inviter, adele)], [isOwn, identity]);
      assert.deepEqual(identityCaution(identity), { kind: caution });
    });

    it(`is ${who}, instead of another identity that was promised`, () => {
      for (const promised of [{}, { inviteAs: "app" }, { inviteAs: "approver" }] as const) {
        const invitation = anInvitation(promised);
        const { inviteAs: _, ...rest } = invitation;
        assert.deepEqual(withIdentity(invitation, inviter), { ...rest, ...(identity && { inviteAs: identity }) });
      }
    });
  }
});
