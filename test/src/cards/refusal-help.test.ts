import assert from "node:assert/strict";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { refusalActions } from "../../../src/cards/refusal-actions.ts";
import { refusalHelp } from "../../../src/cards/refusal-help.ts";
import { refusalText } from "../../../src/cards/refusal-text.ts";
import type { Refusal } from "../../../src/domain/refusal.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { aForm } from "../../build/a-form.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { objectsIn } from "../../repository/card-template-walk.ts";

const [name, user, until, now] = ["Sam", id("guest"), at("11:00"), at("10:00")] as const;

/** One of each kind. The compiler checks that none is missing. */
const refusals: { readonly [Kind in Refusal["kind"]]: Refusal & { readonly kind: Kind } } = {
  "own-domain": { kind: "own-domain", domain: "contoso.com" },
  employee: { kind: "employee", name, user },
  "guest-accepted": { kind: "guest-accepted", name, user, since: null },
  "guest-no-state": { kind: "guest-no-state", name, user },
  "already-invited": { kind: "already-invited", invitation: invited(), following: false },
  "domain-blocked": { kind: "domain-blocked", domain: "fabrikam.com" },
  "invitations-not-allowed": { kind: "invitations-not-allowed" },
  "member-not-allowed": { kind: "member-not-allowed" },
  "colleagues-not-members": { kind: "colleagues-not-members", names: [] },
  "policy-denied": { kind: "policy-denied", unchecked: false },
  "option-refused": { kind: "option-refused", option: "cc", why: "denied" },
  "requester-gone": { kind: "requester-gone" },
  "requester-disabled": { kind: "requester-disabled" },
  "requester-not-admitted": { kind: "requester-not-admitted", unchecked: false },
  "cap-reached": { kind: "cap-reached", cap: "per-day", limit: 1 },
  "asks-open": { kind: "asks-open" },
  "asks-often": { kind: "asks-often", until, now },
  "no-approvals-channel": { kind: "no-approvals-channel", why: "policy", byAdmin: false },
  "approval-needed": { kind: "approval-needed", email: "sam@fabrikam.com" },
  "override-refused": { kind: "override-refused", why: "not-admin" },
  "to-confirm": { kind: "to-confirm", cautions: [{ kind: "language-unused" }] },
  "requester-is-guest": { kind: "requester-is-guest" },
  "consent-needed": { kind: "consent-needed" },
  "strong-auth-needed": { kind: "strong-auth-needed" },
  "sign-in-denied": { kind: "sign-in-denied", why: "other", number: "AADSTS1" },
  "sign-in-refused": { kind: "sign-in-refused" },
  busy: { kind: "busy" },
  interrupted: { kind: "interrupted" },
  pace: { kind: "pace", limit: "person", until, now },
  paused: { kind: "paused", until, now },
  stopped: { kind: "stopped" },
  "resent-enough": { kind: "resent-enough", most: 3 },
  "resend-needs-approval": { kind: "resend-needs-approval" },
  "resend-not-allowed": { kind: "resend-not-allowed" },
};

const submitInSight = (refusal: Refusal): boolean => {
  const { actions = [] } = inviteFormCard({ ...aForm("sam@fabrikam.com"), problems: {}, refusal }, textsFor("en"));
  return objectsIn(actions).some(({ verb, data }) => verb === "send-invitation" && !("instead" in (data as object)));
};

describe("refusalHelp", () => {
  for (const refusal of Object.values(refusals)) {
    const { form } = refusalHelp(refusal);

    it(`${refusal.kind}: has a sentence in every language`, () => {
      for (const language of languages) assert.match(refusalText(refusal, textsFor(language)), /\p{L}/u);
    });

    it(`${refusal.kind}: ${form === "other" || form === "over" ? "leaves nothing to press that gives the same" : "can be sent again"}`, () => {
      assert.equal(submitInSight(refusal), form === "again" || form === "correct");
    });
  }

  const looks: readonly (readonly [refusal: Refusal, look: string, form: string])[] = [
    [refusals["guest-accepted"], "good", "other"],
    [refusals["already-invited"], "accent", "other"],
    [{ ...refusals["already-invited"], following: true }, "good", "other"],
    [refusals["domain-blocked"], "warning", "other"],
    [{ ...refusals["domain-blocked"], copy: "ann@fabrikam.com" }, "warning", "correct"],
    [{ ...refusals["policy-denied"], copy: "ann@fabrikam.com" }, "warning", "correct"],
    [{ ...refusals["no-approvals-channel"], why: "policy-copy" }, "accent", "correct"],
    [{ ...refusals["no-approvals-channel"], why: "not-allowed" }, "accent", "over"],
    [{ ...refusals["no-approvals-channel"], byAdmin: true }, "accent", "again"],
    [{ kind: "to-confirm", cautions: [{ kind: "needs-approval", why: "policy", approvers: "Team" }] }, "emphasis", "correct"],
    [{ kind: "to-confirm", cautions: [{ kind: "copy-mistyped", domain: "gmial.com", meant: "gmail.com" }] }, "warning", "correct"],
    [refusals["to-confirm"], "accent", "correct"],
  ];
  for (const [refusal, look, form] of looks) {
    it(`${JSON.stringify(refusal).slice(0, 70)}: looks ${look}`, () => {
      const help = refusalHelp(refusal);
      assert.deepEqual([help.look, help.form], [look, form]);
    });
  }
});

/**
 * What helps with each kind: the buttons of a form in a channel, or else the part of the sentence that says what to do, or who can. A button
 * stands for itself; of what a requester's account can't do, only the sentence speaks.
 */
const helps: { readonly [Kind in Refusal["kind"]]: readonly string[] | RegExp } = {
  "own-domain": /ask your IT support/,
  employee: ["add-to-team"],
  "guest-accepted": ["add-to-team"],
  "guest-no-state": ["add-to-team"],
  "already-invited": ["show-card", "resend"],
  "domain-blocked": ["ask-admin"],
  "invitations-not-allowed": ["ask-admin"],
  "member-not-allowed": /Choose “Guest”, or ask an administrator/,
  "colleagues-not-members": /Choose your colleagues again/,
  "policy-denied": /An administrator can change that/,
  "option-refused": /Clear the address for the copy/,
  "requester-gone": /somebody else must ask/,
  "requester-disabled": /somebody else must ask/,
  "requester-not-admitted": /somebody else must ask/,
  "cap-reached": /Try again tomorrow/,
  "asks-open": ["run-command"],
  "asks-often": /at 11:00/,
  "no-approvals-channel": ["ask-admin"],
  "approval-needed": ["open-form"],
  "override-refused": /Only administrators/,
  "to-confirm": /Clear one of the two, or send it as it is/,
  "requester-is-guest": /Ask an employee/,
  "consent-needed": /Ask your IT support/,
  "strong-auth-needed": /Sign in at myapps/,
  "sign-in-denied": /Ask your IT support/,
  "sign-in-refused": /sign in again/,
  busy: /Try again in a minute/,
  interrupted: /Try again/,
  pace: /at 11:00/,
  paused: /at 11:00/,
  stopped: /An administrator must contact Microsoft support/,
  "resent-enough": /give them the link yourself/,
  "resend-needs-approval": /Revoke the invitation, then invite/,
  "resend-not-allowed": /Revoke the invitation, then invite/,
};

/** The same for what depends on more than the kind. */
const variants: readonly (readonly [refusal: Refusal, helps: readonly string[] | RegExp])[] = [
  [{ ...refusals["already-invited"], following: true }, /I'll tell you, too/],
  [{ ...refusals["domain-blocked"], copy: "ann@fabrikam.com" }, /Clear the address for the copy/],
  [{ ...refusals["policy-denied"], copy: "ann@fabrikam.com" }, /Clear the address for the copy/],
  [{ kind: "policy-denied", unchecked: true }, /Ask an administrator/],
  [{ kind: "requester-not-admitted", unchecked: true }, /Ask an administrator/],
  [{ kind: "cap-reached", cap: "pending", limit: 1 }, ["run-command"]],
  [{ ...refusals["no-approvals-channel"], byAdmin: true }, /You can do that/],
  [{ ...refusals["no-approvals-channel"], why: "policy-copy" }, ["ask-admin"]],
  [{ ...refusals["no-approvals-channel"], why: "not-allowed" }, ["ask-admin"]],
  [{ kind: "consent-needed", grantUrl: "https://login.example" }, ["ask-admin"]],
  [{ kind: "colleagues-not-members", names: ["Sam"] }, /Take Sam off the list/],
  ...(["not-assigned", "account-disabled", "access-rule", "device", "other"] as const).map(
    (why) => [{ kind: "sign-in-denied", why, number: "AADSTS1" }, /ask your IT support/i] as const,
  ),
  ...(["not-admin", "not-checked", "as-app", "reason-missing", "reason-too-long"] as const).map(
    (why) => [{ kind: "override-refused", why }, /administrator|Shorten/] as const,
  ),
];

describe("every refusal", () => {
  const own = textsFor("en-GB", "UTC");
  const place = { values: { email: "sam@fabrikam.com" }, inChannel: true };

  for (const [refusal, helping] of [...Object.values(refusals).map((one) => [one, helps[one.kind]] as const), ...variants]) {
    it(`helps with a button, or says what helps or who can: ${JSON.stringify(refusal).slice(0, 80)}`, () => {
      const presses = refusalActions(refusal, own, place).presses.map(({ verb }) => verb);
      if (!(helping instanceof RegExp)) return assert.deepEqual(presses, helping);
      assert.deepEqual(presses, []);
      assert.match(refusalText(refusal, own), helping);
    });
  }
});
