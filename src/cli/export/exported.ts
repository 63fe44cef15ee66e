import { domainOf } from "../../domain/email.ts";
import type { Instant } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NumberedEvent } from "../../ports/trail.ts";
import { listedFields, listedRecord } from "../invitations/listed-record.ts";
import type { PrintedRecord } from "../output/printed.ts";

export const exportedThings = ["invitations", "decisions", "events"] as const;
export type ExportedThing = (typeof exportedThings)[number];

/**
 * The fields of each export, in their order. Scripts rely on the names. Redeem links and tokens are in none: they open doors. Events have ids
 * and codes only.
 */
export const exportedFields = {
  invitations: [
    ...listedFields,
    "inviteAs",
    "createdGuest",
    "redirectUrl",
    "message",
    "messageLanguage",
    "cc",
    "colleagues",
    "justification",
  ],
  decisions: [
    "invitation",
    "email",
    "domain",
    "state",
    "requesterId",
    "requester",
    "askedAt",
    "why",
    "rule",
    "approvers",
    "justification",
    "decision",
    "decidedById",
    "decidedBy",
    "decidedAt",
    "reason",
    "changed",
    "questions",
  ],
  events: ["number", "at", "invitation", "what", "by", "detail", "via"],
} as const satisfies Readonly<Record<ExportedThing, readonly string[]>>;

export function exportedInvitation(invitation: Invitation): PrintedRecord {
  const { options, approval, inviteAs, createdGuest } = invitation;
  const { redirectUrl, message, messageLanguage, cc, colleagues } = options;
  return {
    ...listedRecord(invitation),
    inviteAs: inviteAs ?? null,
    createdGuest,
    redirectUrl: orNull(redirectUrl),
    message: message ?? null,
    messageLanguage: messageLanguage ?? null,
    cc: cc ?? null,
    colleagues: colleagues ?? null,
    justification: approval?.justification ?? null,
  };
}

/** When a request was decided; undefined while it isn't, or if it needed nobody. */
export function decidedAt({ approval }: Pick<Invitation, "approval">): Instant | undefined {
  return approval?.decision?.at;
}

/** Undefined as {@link decidedAt}. */
export function exportedDecision({ id, email, state, requester, approval }: Invitation): PrintedRecord | undefined {
  const decision = approval?.decision;
  if (!decision) return undefined;
  return {
    invitation: id,
    email: orNull(email),
    domain: email === "" ? null : domainOf(email),
    state: state.kind,
    requesterId: requester.id,
    requester: orNull(requester.name),
    askedAt: approval.askedAt,
    why: approval.why,
    rule: approval.rule ?? null,
    approvers: approval.approversName,
    justification: approval.justification,
    decision: decision.kind,
    decidedById: decision.by,
    decidedBy: decision.name,
    decidedAt: decision.at,
    reason: decision.kind === "rejected" ? decision.reason : null,
    changed: decision.kind === "approved" ? (decision.changed ?? null) : null,
    questions: approval.remarks.filter(({ kind }) => kind === "question").length,
  };
}

export function exportedEvent({ number, at, invitation, what, by, detail, via }: NumberedEvent): PrintedRecord {
  return { number, at, invitation, what, by: by ?? null, detail: detail ?? null, via: via ?? null };
}

const orNull = (text: string) => (text === "" ? null : text);
