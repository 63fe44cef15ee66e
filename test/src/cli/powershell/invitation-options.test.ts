import assert from "node:assert/strict";
import { bindParameters } from "../../../../src/cli/powershell/bind-parameters.ts";
import { invitationOptions } from "../../../../src/cli/powershell/invitation-options.ts";
import { newMgInvitation } from "../../../../src/cli/powershell/invitation-parameters.ts";

const options = (...args: readonly string[]) => invitationOptions(bindParameters(newMgInvitation, args));
const email = ["-InvitedUserEmailAddress", "dana@fabrikam.com"];

describe("invitationOptions", () => {
  it("has the cmdlet's defaults: no mail, a guest", () => {
    assert.deepEqual(options(...email), { email: "dana@fabrikam.com", mail: false, member: false });
  });

  it("are the same by parameters and by a body", () => {
    const message = '{"customizedMessageBody":"Hi","messageLanguage":"fr","ccRecipients":[{"emailAddress":{"address":"lee@contoso.com"}}]}';
    const typed = options(
      ...[...email, "-InvitedUserDisplayName", "Dana", "-InviteRedirectUrl", "https://c.com", "-SendInvitationMessage:$true"],
      ...["-InvitedUserType", "member", "-InvitedUserSponsors", "megan@contoso.com", "-InvitedUserMessageInfo", message],
    );
    const body = {
      ...{ invitedUserEmailAddress: "dana@fabrikam.com", invitedUserDisplayName: "Dana", inviteRedirectUrl: "https://c.com" },
      ...{ sendInvitationMessage: true, invitedUserType: "Member", invitedUserSponsors: [{ id: "megan@contoso.com" }] },
      ...{ invitedUserMessageInfo: JSON.parse(message) as unknown, resetRedemption: false },
    };
    assert.deepEqual(options("-BodyParameter", JSON.stringify(body)), typed);
    const given = { mail: true, member: true, message: "Hi", messageLanguage: "fr", cc: "lee@contoso.com", sponsor: "megan@contoso.com" };
    assert.deepEqual(typed, { email: "dana@fabrikam.com", displayName: "Dana", redirectUrl: "https://c.com", ...given });
  });

  for (const [args, message] of [
    [[], /The address is missing/],
    [[...email, "-InvitedUserType", "Owner"], /Guest or Member, not “Owner”/],
    [["-BodyParameter", "{}", ...email], /-BodyParameter and -InvitedUserEmailAddress exclude each other/],
    [["-BodyParameter", '{"sendInvitationMessage":1}'], /needs true or false/],
    [["-BodyParameter", '{"resetRedemption":true}'], /which Guestlist doesn't do/],
  ] as const) {
    it(`refuses ${args.join(" ") || "nothing"}`, () => assert.throws(() => options(...args), { exit: "usage", message }));
  }
});
