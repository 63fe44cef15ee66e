import assert from "node:assert/strict";
import { invitationBody } from "../../../../src/adapters/graph/invitation-body.ts";
import type { InviteRequest } from "../../../../src/ports/directory.ts";
import { id } from "../../../build/ids.ts";

const request: InviteRequest = { email: "sam@fabrikam.com", redirectUrl: "https://myapps.microsoft.com/?tenantid=t", sendMail: true };
const link = (path: string) => `https://graph.example/v1.0${path}`;

describe("invitationBody", () => {
  const all = { displayName: "Sam Rivera", message: "Welcome, Sam", messageLanguage: "fr-FR", cc: "kim@fabrikam.com" };
  const bodies: readonly [string, Partial<InviteRequest>, object][] = [
    ["the name only if it was given", { displayName: "Sam Rivera" }, { invitedUserDisplayName: "Sam Rivera" }],
    ["a language", { messageLanguage: "fr-FR" }, { invitedUserMessageInfo: { messageLanguage: "fr-FR" } }],
    [
      "words in place of a language, and one cc",
      all,
      {
        invitedUserDisplayName: "Sam Rivera",
        invitedUserMessageInfo: {
          customizedMessageBody: "Welcome, Sam",
          ccRecipients: [{ emailAddress: { address: "kim@fabrikam.com" } }],
        },
      },
    ],
    ["whole links to sponsors", { sponsor: id("ada") }, { "invitedUserSponsors@odata.bind": ["https://graph.example/v1.0/users/ada"] }],
    ["the wish for a member", { userType: "Member" }, { invitedUserType: "Member" }],
    [
      "nothing about a mail that isn't sent",
      { ...all, sendMail: false },
      { invitedUserDisplayName: "Sam Rivera", sendInvitationMessage: false },
    ],
  ];
  for (const [what, options, expected] of bodies) {
    it(`has ${what}`, () => {
      assert.deepEqual(invitationBody({ ...request, ...options }, link), {
        invitedUserEmailAddress: "sam@fabrikam.com",
        inviteRedirectUrl: "https://myapps.microsoft.com/?tenantid=t",
        sendInvitationMessage: true,
        ...expected,
      });
    });
  }
});
