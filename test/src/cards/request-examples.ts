import { invitationCard, invitationData } from "../../../src/cards/invitation.ts";
import type { InvitationView } from "../../../src/cards/invitation.ts";
import { inviteFormCard, inviteFormData } from "../../../src/cards/invite-form.ts";
import type { InviteFormView } from "../../../src/cards/invite-form.ts";
import { approvalsPlaceCard, approvalsPlaceData, useForApprovalsCard, useForApprovalsData } from "../../../src/cards/use-for-approvals.ts";
import type { Remark } from "../../../src/domain/approval.ts";
import type { PolicyOverride } from "../../../src/domain/policy-override.ts";
import type { Refusal } from "../../../src/domain/refusal.ts";
import { at } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation, invitationIn } from "./example-invitation.ts";
import type { CardExample } from "./example-invitation.ts";

const form = (variant: string, refusal: Refusal, justification?: string): CardExample => {
  const view: InviteFormView = {
    id: invitation.id,
    for: invitation.requester.id,
    values: { email: invitation.email, ...(justification !== undefined && { justification }) },
    problems: {},
    refusal,
    defaultRedirectUrl: "https://myapplications.microsoft.com/",
    inChannel: false,
  };
  return { template: "invite-form", variant, data: (texts) => inviteFormData(view, texts), card: (texts) => inviteFormCard(view, texts) };
};

const living = (variant: string, view: InvitationView): CardExample => ({
  template: "invitation",
  variant,
  data: (texts) => invitationData(view, texts),
  card: (texts) => invitationCard(view, texts),
});

const by = { by: megan.id, name: megan.name, at: at("10:40") };
const question: Remark = { kind: "question", ...by, at: at("10:20"), text: "Which project is it for, and until when?" };
const answer: Remark = { ...question, kind: "answer", name: invitation.requester.name, text: "The spring campaign, until May." };
const approved = { kind: "approved", ...by, changed: ["message"] } as const;
const rejected = { kind: "rejected", ...by, reason: "We already work with their competitor on this." } as const;
const needsApproval = (why: "policy" | "not-allowed") => ({ kind: "needs-approval", why, approvers: "Contoso Partners" }) as const;
const override: PolicyOverride = {
  what: "deny",
  rule: "No competitors",
  reason: "The board has agreed.",
  by: invitation.requester.id,
  at: at("10:00"),
};
const list = { filter: { of: "mine" }, page: { kind: "first" } } as const;

/** A question is open, and an earlier approval failed. */
const everything = requestIn("awaiting-approval", {
  remarks: [question, answer, { ...question, at: at("10:45"), text: "And who pays for it?" }],
  problem: { ...by, reason: "invitations-not-allowed" },
});

/** The form and the living card where approval is needed; the first example of the living card fills all that is optional. */
export const requestExamples: readonly CardExample[] = [
  living("asked-back", { invitation: everything, notes: [{ name: "Adele Vance", says: "in-chat" }], list }),
  living("awaiting-approval", { invitation: requestIn("awaiting-approval", { remarks: [] }) }),
  living("answered", { invitation: requestIn("awaiting-approval", { remarks: [question, answer] }) }),
  living("approved", { invitation: requestIn("invited", { remarks: [question, answer], decision: approved }) }),
  living("rejected", { invitation: requestIn("rejected", { remarks: [], decision: rejected }) }),
  living("withdrawn", { invitation: requestIn("withdrawn", { remarks: [] }) }),
  living("lapsed", { invitation: requestIn("lapsed", { remarks: [question] }) }),
  living("overridden", { invitation: { ...invitationIn("invited"), override } }),
  living("allowed-by-rule", { invitation: { ...invitationIn("invited"), allowedBy: "Known partners" } }),
  form("needs-approval", { kind: "to-confirm", cautions: [needsApproval("policy")] }),
  form(
    "not-allowed",
    { kind: "to-confirm", cautions: [{ kind: "contact-exists", name: "Sam" }, needsApproval("not-allowed")] },
    "Spring campaign",
  ),
  form("mistyped", {
    kind: "to-confirm",
    cautions: [{ kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "sam.okafor@gmail.com" }],
  }),
  form("denied", { kind: "policy-denied", say: { en: "Ask procurement first." }, unchecked: false }),
  form("nobody-decides", { kind: "no-approvals-channel", why: "not-allowed", byAdmin: false }),
  form("already-invited", { kind: "already-invited", invitation, following: false }),
  form("colleague-invited", { kind: "already-invited", invitation, following: true }),
  form("too-many-open", { kind: "cap-reached", cap: "pending", limit: 5 }),
  form("domain-blocked", { kind: "domain-blocked", domain: "fabrikam.com" }),
  { template: "use-for-approvals", variant: "asking", data: useForApprovalsData, card: useForApprovalsCard },
  ...([{ is: "chosen", by: invitation.requester.name }, { is: "policy-wins" }] as const).map((view): CardExample => ({
    template: "use-for-approvals",
    variant: view.is,
    data: (texts) => approvalsPlaceData(view, texts),
    card: (texts) => approvalsPlaceCard(view, texts),
  })),
];
