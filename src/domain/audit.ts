import type { Instant, InvitationId, PersonId } from "./ids.ts";

/** What can happen to an invitation, each with its words in `src/texts` (`history.what.<kind>`). */
export const auditKinds = [
  "requested",
  "sending",
  "sent",
  "failed",
  "retried",
  "adopted",
  "accepted",
  "removed",
  "link-shown",
  "link-renewed",
  "resent",
  "not-resent",
  "revoking",
  "not-revoked",
  "revoked",
  "reset",
  "restored",
  "followed",
  "added-to-team",
  "allowed-by-rule",
  "approval-asked",
  "found",
  "approved",
  "rejected",
  "asked-back",
  "answered",
  "withdrawn",
  "lapsed",
  "reminded",
  "escalated",
  "reopened",
  "decision-refused",
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What happened to an invitation. Ids only, no free text: the trail outlives erasure. */
export interface AuditEvent {
  readonly at: Instant;
  readonly invitation: InvitationId;
  readonly what: AuditKind;
  /** Who did it; absent when it was the directory or time. */
  readonly by?: PersonId;
  /** A code that says why or how (a failure reason, an acceptance path), or several with commas: what was found, or changed. */
  readonly detail?: string;
}
