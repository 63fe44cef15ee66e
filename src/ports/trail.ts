import type { AuditEvent } from "../domain/audit.ts";
import type { Instant, InvitationId, PersonId } from "../domain/ids.ts";
import type { InvitationStateKind } from "../domain/invitation.ts";

/** Which events; every given part narrows the list. */
export interface EventFilter {
  /** At this moment or later. */
  readonly from?: Instant;
  readonly before?: Instant;
  /** Only of invitations that are in these states now. */
  readonly states?: readonly InvitationStateKind[];
  /** Only of invitations to this domain, lower case. */
  readonly domain?: string;
}

/** An event with its place in the order of commits. */
export interface NumberedEvent extends AuditEvent {
  readonly number: number;
}

/** The audit events of our invitations. Written only by {@link ./invitations.ts}'s `commit`. */
export interface Trail {
  /** One invitation's events in commit order, oldest first; of more than `limit` (≤ 1,000), the newest ones. */
  of(invitation: InvitationId, limit: number): Promise<readonly AuditEvent[]>;
  /** All events that fit, in commit order, after a number (0: from the first), at most `limit` (≤ 1,000). */
  read(of: EventFilter, after: number, limit: number): Promise<readonly NumberedEvent[]>;
  /** The people who approved or rejected last, each once, newest first, at most `most` (≤ 100). Decisions long ago may be left out. */
  lastDeciders(most: number): Promise<readonly PersonId[]>;
}
