import { changeableOptions } from "../../../src/domain/approval.ts";
import type { Approval, Signed } from "../../../src/domain/approval.ts";
import { cautionKinds } from "../../../src/domain/caution.ts";
import { at, id } from "../ids.ts";
import { everyOption, fewOptions } from "./options.ts";
import { amelie, approvals, megan } from "./places.ts";

const byApprover = (time: string): Signed => ({ by: megan.id, name: megan.name, at: at(time) });
const byRequester = (time: string): Signed => ({ by: amelie.id, name: amelie.name, at: at(time) });

const asked: Approval = {
  why: "not-allowed",
  approvers: "partner-desk",
  approversName: "Partner Desk",
  justification: "We build the spring campaign together. 🌻",
  askedAt: at("08:10"),
  channel: approvals.channel,
  locale: "fr-FR",
  timeZone: "Europe/Paris",
  remarks: [],
  confirmed: [],
};

const posted: Approval = { ...asked, card: id("1700000000009"), requesterMail: "amelie@contoso.com" };
const question = { kind: "question", ...byApprover("08:20"), text: "Until when?" } as const;
const answer = { kind: "answer", ...byRequester("08:30"), text: 'Until "June",\nthen it\'s done.' } as const;

/** `Required`, so that a forgotten property doesn't compile. */
const everything: Required<Approval> = {
  ...asked,
  why: "policy",
  rule: "partners-of-fabrikam",
  card: id("1700000000009"),
  copies: [
    {
      person: { ...megan, teamsId: "29:megan" },
      chat: id("a:megan"),
      card: id("1700000000010"),
      told: "reminded:2026-11-20T08:40:00.000Z",
    },
    { person: { id: id("noor"), name: "", locale: "fr-FR", timeZone: "Europe/Paris" }, chat: id("a:noor") },
  ],
  remarks: [question, answer],
  questions: [{ conversation: id("a:amelie"), message: id("1700000000011"), remark: 0 }],
  remindedAt: at("08:40"),
  escalatedAt: at("08:50"),
  escalatedTo: "legal",
  decision: { kind: "approved", ...byApprover("09:00"), changed: changeableOptions },
  asked: everyOption,
  problem: { ...byApprover("08:55"), reason: "quota-reached" },
  confirmed: cautionKinds,
  requesterMail: "amelie@contoso.com",
};

/** A request at each stage of its approval. */
export const approvalStages = {
  asked,
  posted,
  question: { ...posted, why: "policy-copy", remarks: [question] },
  answered: { ...posted, why: "redirectUrl", remarks: [question, answer] },
  reminded: { ...posted, why: "message", remindedAt: at("08:40") },
  escalated: { ...posted, why: "cc", remindedAt: at("08:40"), escalatedAt: at("08:50"), escalatedTo: "legal" },
  reopened: { ...posted, problem: { ...byApprover("08:55"), reason: "strong-auth-needed" } },
  approved: { ...posted, decision: { kind: "approved", ...byApprover("09:00") } },
  changed: { ...posted, decision: { kind: "approved", ...byApprover("09:00"), changed: ["cc"] }, asked: fewOptions },
  rejected: { ...posted, decision: { kind: "rejected", ...byApprover("09:00"), reason: 'Not with "this" partner.' } },
  everything,
} as const satisfies Readonly<Record<string, Approval>>;
