import assert from "node:assert/strict";
import { invitationFields, invitationObject, redeemedObject } from "../../../../src/cli/invite/invitation-object.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { id } from "../../../build/ids.ts";
import { accepted, failed, invited, sending } from "../../../build/in-state.ts";

describe("invitationObject", () => {
  it("has the fields of the old cmdlet's object, and says null for what isn't known", () => {
    const bare = invitationObject(invited({ email: "sam@fabrikam.com" }), undefined);
    assert.deepEqual(new Set(Object.keys(bare)), new Set(invitationFields));
    assert.deepEqual([bare["InviteRedeemUrl"], bare["InvitedUserDisplayName"], bare["InvitedUserMessageInfo"]], [null, null, null]);
    assert.deepEqual(bare["InvitedUser"], { Id: "guest-1" });
  });

  it("shows the state in Graph's words, where it has some", () => {
    const states = [sending(), invited(), accepted(), failed("busy"), awaiting()].map((one) => invitationObject(one, undefined)["Status"]);
    assert.deepEqual(states, ["InProgress", "PendingAcceptance", "Completed", "Error", "AwaitingApproval"]);
  });
});

describe("redeemedObject", () => {
  it("has no id: Guestlist knows nothing of it", () => {
    const request = { email: "sam@fabrikam.com", sendMail: false, redirectUrl: "https://www.contoso.com/", messageLanguage: "fr" };
    const object = redeemedObject(request, { guestId: id("guest-1"), redeemUrl: "https://login.example/redeem" });
    assert.deepEqual(new Set(Object.keys(object)), new Set(invitationFields));
    assert.deepEqual([object["Id"], object["InviteRedeemUrl"]], [null, "https://login.example/redeem"]);
    assert.deepEqual(object["InvitedUserMessageInfo"], { CcRecipients: [], CustomizedMessageBody: null, MessageLanguage: "fr" });
  });
});
