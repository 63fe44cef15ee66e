import assert from "node:assert/strict";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
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
