import type { Instant, InvitationId, PersonId } from "./ids.ts";

/** What can happen to an invitation, each with its text in `src/texts` (`history.what.<kind>`). */
export const auditKinds = [
  "requested",
  "queued",
  "sending",
  "sent",
  "failed",
  "retried",
  "adopted",
  "imported",
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
  "removed-from-team",
  "seen-in-team",
  "owners-asked",
  "allowed-by-rule",
  "policy-overridden",
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

/** What happened to an invitation. Ids only, no free text: the trail stays when personal data is erased. */
export interface AuditEvent {
  readonly at: Instant;
  readonly invitation: InvitationId;
  readonly what: AuditKind;
  /** The person who did it; absent when the directory or a timer caused it. */
  readonly by?: PersonId;
  /**
   * A code that says why or how (a failure reason, an acceptance path), or several, separated by commas: what was found, or what was
   * changed.
   */
  readonly detail?: string;
  /** Where it was done, if not in Teams. `command-line-as-app`: by the app's own credentials, which no person stands behind. */
  readonly via?: EventSource;
}

/** Where else than in Teams an event can begin. */
export const eventSources = ["command-line", "command-line-as-app"] as const;
export type EventSource = (typeof eventSources)[number];
