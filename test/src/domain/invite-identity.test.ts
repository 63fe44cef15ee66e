import assert from "node:assert/strict";
import { identityCaution, identityOf, isOwnRequest, withIdentity } from "../../../src/domain/invite-identity.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { anApproval } from "../../build/an-approval.ts";

const adele = id("person-adele");

const decision = { kind: "approved", by: id("person-megan"), name: "Megan Bowen", at: at("09:00") } as const;

describe("The name until now", () => {
  for (const [whose, promised, untilNow] of [
    ["the app's", { inviteAs: "app", requester: { name: "Adele Vance" } }, { kind: "app" }],
    ["the requester's", { requester: { name: "Adele Vance" } }, { kind: "person", name: "Adele Vance" }],
    [
      "the approver's who sent it",
      { inviteAs: "approver", approval: anApproval({ decision }), requester: {} },
      { kind: "person", name: "Megan Bowen" },
    ],
    ["an approver's before the decision", { inviteAs: "approver", approval: anApproval(), requester: {} }, { kind: "approver" }],
  ] as const) {
    it(`is ${whose}`, () => {
      assert.deepEqual(identityCaution(undefined, promised), { kind: "sent-by-you", untilNow });
    });
  }
});

describe("who invites", () => {
  for (const [who, inviter, isOwn, identity, caution] of [
    ["the app", { kind: "app" }, false, "app", "sent-by-app"],
    ["the requester", { kind: "person", id: adele }, true, undefined, "sent-by-you"],
    ["an approver", { kind: "person", id: id("person-megan") }, false, "approver", "sent-by-approver"],
  ] as const) {
    it(`is ${who}, on the card and in the caution`, () => {
      assert.deepEqual([isOwnRequest(inviter, adele), identityOf(inviter, adele)], [isOwn, identity]);
      assert.deepEqual(identityCaution(identity, { inviteAs: "app", requester: {} }), { kind: caution, untilNow: { kind: "app" } });
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
