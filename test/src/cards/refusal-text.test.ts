import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { cautionText, refusalText } from "../../../src/cards/refusal-text.ts";
import type { Caution } from "../../../src/domain/caution.ts";
import type { Saying } from "../../../src/domain/policy/policy.ts";
import type { Refusal } from "../../../src/domain/refusal.ts";
import { signInDenials } from "../../../src/domain/sign-in-denial.ts";
import type { SignInDenial } from "../../../src/domain/sign-in-denial.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { requestIn } from "./approval-examples.ts";
import { invitationIn } from "./example-invitation.ts";

const name = "Sam [O]";
const shown = "Sam [O]\u2060";
const user = id("guest-1");
const since = at("10:00");
const tomorrow = id("2026-11-21T09:00:00.000Z");

const deniedWords: Readonly<Record<SignInDenial, string>> = {
  "not-assigned": "Your organization hasn't given you access to this app",
  "account-disabled": "Microsoft says that your account is disabled or locked",
  "access-rule": "An access rule of your organization doesn't let you sign in",
  device: "Your organization requires a managed device or another app for this",
  other: "Microsoft doesn't let you sign in",
};

const cases: readonly (readonly [refusal: Refusal, sentence: string])[] = [
  [{ kind: "own-domain", domain: "contoso.com" }, "contoso.com belongs to your own organization"],
  [{ kind: "employee", name, user }, `${shown} is already a member of your organization`],
  [{ kind: "guest-no-state", name, user }, `${shown} is already a guest, but the directory doesn't say whether they ever accepted`],
  [{ kind: "guest-accepted", name, user, since: null }, `${shown} is already a guest and has accepted`],
  [{ kind: "guest-accepted", name, user, since }, `${shown} is already a guest and accepted on 20 Nov 2026`],
  [{ kind: "already-invited", following: false, invitation: invitationIn("invited") }, "You invited this partner on 20 Nov 2026"],
  [{ kind: "colleagues-not-members", names: [name, "Kim"] }, `I can only tell members of your organization. Take ${shown} and Kim off`],
  [{ kind: "colleagues-not-members", names: [] }, "Somebody on your list of colleagues isn't in the directory any more"],
  [{ kind: "requester-is-guest" }, "Guests can't invite guests"],
  [{ kind: "consent-needed" }, "An administrator must first allow me to send invitations for you"],
  [{ kind: "strong-auth-needed" }, "Your organization wants you to confirm who you are"],
  ...signInDenials.map((why): [Refusal, string] => [{ kind: "sign-in-denied", why, number: "AADSTS50105" }, deniedWords[why]]),
  [{ kind: "sign-in-refused" }, "Your sign-in was not accepted"],
  [{ kind: "busy" }, "Microsoft doesn't answer at the moment. Try again in a minute"],
  [{ kind: "busy", until: at("10:00") }, "Microsoft is busy until 10:00 UTC. Try again then"],
  [{ kind: "domain-blocked", domain: "fabrikam.com" }, "Your organization doesn't allow guests from fabrikam.com"],
  [{ kind: "invitations-not-allowed" }, "Your organization doesn't let you invite guests"],
  [{ kind: "member-not-allowed" }, "Only Global and User Administrators can invite somebody as a member"],
  [{ kind: "already-invited", following: false, invitation: requestIn("awaiting-approval") }, "You asked for this partner on 20 Nov"],
  [
    { kind: "already-invited", following: true, invitation: requestIn("awaiting-approval") },
    "Adele Vance asked for this partner on 20 Nov",
  ],
  [{ kind: "policy-denied", unchecked: false }, "Your organization's policy doesn't allow this invitation"],
  [{ kind: "policy-denied", unchecked: true }, "Your organization's policy may not allow this invitation"],
  [
    { kind: "policy-denied", unchecked: false, copy: "x@wingtip.example" },
    "Your organization's policy doesn't allow a copy to x@wingtip.example",
  ],
  [
    { kind: "domain-blocked", domain: "wingtip.example", copy: "x@wingtip.example" },
    "Your organization doesn't allow guests from wingtip.example, so x@wingtip.example can't get a copy",
  ],
  [{ kind: "option-refused", option: "cc", why: "denied" }, "Your organization doesn't allow copies of invitations. Clear the address"],
  [{ kind: "option-refused", option: "redirectUrl", why: "nobody-approves" }, "This page isn't one of your organization's, and nobody"],
  [{ kind: "requester-gone" }, "The account of the person who asked was deleted"],
  [{ kind: "requester-disabled" }, "The account of the person who asked is disabled"],
  [{ kind: "requester-not-admitted", unchecked: false }, "The person who asked may no longer use this app"],
  [
    { kind: "requester-not-admitted", unchecked: true },
    "I lack the permission to find out whether the person who asked may still use this app",
  ],
  [{ kind: "cap-reached", cap: "per-day", limit: 1 }, "You can ask for 1 invitation a day"],
  [{ kind: "cap-reached", cap: "pending", limit: 3 }, "You can have 3 open invitations at a time"],
  [{ kind: "no-approvals-channel", why: "policy-copy", byAdmin: false }, "A copy needs approval, and nobody can approve it yet. Clear"],
  [
    { kind: "option-refused", option: "message", why: "denied", also: ["cc"] },
    "Your organization doesn't allow personal messages in invitations. Clear the message.\n\nYour organization doesn't allow copies",
  ],
  [{ kind: "no-approvals-channel", why: "policy", byAdmin: false }, "Somebody would have to approve this, but nobody can yet"],
  [
    { kind: "no-approvals-channel", why: "not-allowed", byAdmin: false },
    "Your organization doesn't let you invite guests yourself, and nobody",
  ],
  [
    { kind: "pace", limit: "person", until: at("14:31:20"), now: at("14:30") },
    "One person can send only a few invitations in a short time. You can send the next one at 14:32 UTC.",
  ],
  [{ kind: "pace", limit: "tenant", until: at("14:31"), now: at("14:30") }, "Only a few invitations of your organization may go out"],
  [
    { kind: "pace", limit: "day", until: tomorrow, now: at("14:30") },
    "As many invitations as your organization may send in 24 hours have gone out. You can send the next one on 21 Nov 2026 at 09:00 UTC.",
  ],
  [{ kind: "pace", limit: "invitation", until: at("14:31"), now: at("14:30") }, "A mail for this partner has only just gone out. You"],
  [
    { kind: "paused", until: at("14:31"), now: at("14:30") },
    "Microsoft has refused several invitations from the same person in a row. You",
  ],
  [
    { kind: "asks-often", until: at("14:31"), now: at("14:30") },
    "You have asked for approval very often. You can ask for the next one at 14:31 UTC.",
  ],
  [
    { kind: "asks-often", until: tomorrow, now: at("14:30") },
    "You have asked for approval very often. You can ask for the next one on 21 Nov 2026 at 09:00 UTC.",
  ],
  [{ kind: "override-refused", why: "not-admin" }, "Only administrators can set the policy aside. Invite without that"],
  [{ kind: "override-refused", why: "not-checked" }, "I can't see whether you are an administrator, so the policy isn't set aside"],
  [{ kind: "override-refused", why: "as-app" }, "The app can't set the policy aside. An administrator must sign in themselves"],
  [{ kind: "override-refused", why: "reason-missing" }, "Say why the policy is to be set aside"],
  [{ kind: "override-refused", why: "reason-too-long" }, "The reason is too long. Shorten it to at most 500 characters"],
  [{ kind: "stopped" }, "Microsoft has stopped invitations from your organization for now, so nothing was sent"],
  [{ kind: "resent-enough", most: 5 }, "The mail of this invitation has been sent again 5 times, which is the limit"],
  [{ kind: "resend-not-allowed" }, "Your organization's policy no longer allows a part of this mail, so it isn't sent again."],
  [{ kind: "resend-needs-approval" }, "Your organization's policy now wants an approval for this partner, so the mail isn't"],
  [{ kind: "no-approvals-channel", why: "policy", byAdmin: true }, "Somebody would have to approve this, but no channel was chosen"],
];

const denied = (say: Saying, locale: string, unchecked = false) => refusalText({ kind: "policy-denied", say, unchecked }, textsFor(locale));

describe("refusalText", () => {
  it("names the address in copy before the rule's own sentence, which doesn't", () => {
    const text = (unchecked: boolean) =>
      refusalText({ kind: "policy-denied", say: "Talk to Legal.", copy: "x@wingtip.example", unchecked }, textsFor("en-GB"));
    const named = "Your organization's policy doesn't allow a copy to x@wingtip.example. Clear the address for the copy.\n\nTalk to Legal.";
    assert.equal(text(false), named);
    assert.ok(text(true).endsWith(named) && text(true).startsWith("Your organization's policy may not allow this invitation"));
  });

  it("says that a user is in this team already, and nothing to do", () => {
    for (const refusal of [
      { kind: "employee", name, user },
      { kind: "guest-accepted", name, user, since },
      { kind: "guest-no-state", name, user },
    ] as const)
      assert.equal(refusalText({ ...refusal, team: "Partners" }, textsFor("en")), `${shown} is in Partners already.`);
  });

  for (const [refusal, sentence] of cases) {
    it(`begins with "${sentence}" and says what to do next`, () => {
      const text = refusalText(refusal, textsFor("en-GB"));
      assert.ok(text.startsWith(sentence), text);
      assert.ok(text.split(/[.,:] /).length > 1 || refusal.kind === "policy-denied");
    });
  }

  it("shows the sentence of the policy's rule, in the person's language if it has one", () => {
    assert.equal(denied("Ask *procurement* first.", "fr-FR"), "Ask \\*procurement\\* first.");
    const say = { en: "No.", fr: "Non.", "fr-CA": "Non, merci.", de: "Nein." };
    const said = ["en-GB", "fr-FR", "fr-CA", "es-ES", "DE"].map((locale) => denied(say, locale));
    assert.deepEqual(said, ["No.", "Non.", "Non, merci.", "No.", "Nein."]);
    assert.equal(denied({ hu: "Nem." }, "fr-FR"), "Nem.");
  });

  it("says first that something could not be checked, then the rule's sentence", () => {
    const text = denied("Ask procurement first.", "en", true);
    assert.match(text, /^Your organization's policy may not allow .*\n\nAsk procurement first\.$/);
  });

  it("quotes the command that chooses a channel", () => {
    const text = refusalText({ kind: "no-approvals-channel", why: "policy", byAdmin: true }, textsFor("en"));
    assert.ok(text.endsWith("mention me and write “use this channel for approvals”."), text);
  });
});

const cautions: readonly (readonly [caution: Caution, sentence: string])[] = [
  [{ kind: "language-unused" }, "You wrote a personal message, so Microsoft ignores the language"],
  [{ kind: "message-unused-no-mailbox" }, "Your account has no mailbox"],
  [{ kind: "message-unused-app" }, "Invitations go out in the name of this app"],
  [{ kind: "guest-pending", name, since: null }, `${shown} was invited before and has not accepted`],
  [{ kind: "guest-pending", name, since }, `${shown} was invited on 20 Nov 2026 and has not accepted`],
  [{ kind: "deleted-lately", name, since: null }, `${shown} was a guest with this address and was deleted.`],
  [{ kind: "deleted-lately", name, since }, `${shown} was a guest with this address and was deleted on 20 Nov 2026`],
  [
    { kind: "domain-mistyped", domain: "gmial_.com", meant: "gmail.com", email: "sam@gmail.com" },
    "gmial\\_.com looks like a typing error. Did you mean gmail.com?",
  ],
  [
    { kind: "copy-mistyped", domain: "gmial_.com", meant: "gmail.com" },
    "gmial\\_.com in the address for the copy looks like a typing error. Did you mean gmail.com?",
  ],
  [
    { kind: "same-name", name, email: "sam@fabrikam.com" },
    `A colleague is called ${shown}, too. Change the name so that nobody mistakes sam@fabrikam.com`,
  ],
  [{ kind: "contact-exists", name }, `${shown}, a contact of your organization, has this address too`],
  [{ kind: "needs-approval", why: "policy", approvers: name }, `This invitation must be approved by somebody in ${shown}.`],
  [
    { kind: "needs-approval", why: "not-allowed", approvers: name },
    `Your organization doesn't let you invite guests yourself, but somebody in ${shown} can`,
  ],
];

describe("cautionText", () => {
  for (const [caution, sentence] of cautions) {
    it(`begins with "${sentence}"`, () => {
      const text = cautionText(caution, textsFor("en-GB"));
      assert.ok(text.startsWith(sentence), text);
      const whole = refusalText({ kind: "to-confirm", cautions: [caution] }, textsFor("en-GB"));
      assert.equal(whole, text);
    });
  }
});
