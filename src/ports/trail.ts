import type { AuditEvent } from "../domain/audit.ts";
import type { InvitationId } from "../domain/ids.ts";

/** What happened to our invitations. Written only by {@link ./invitations.ts}'s `commit`. */
export interface Trail {
  /** One invitation's events in the order in which they were committed, oldest first; the newest `limit` (≤ 1,000) of them. */
  of(invitation: InvitationId, limit: number): Promise<readonly AuditEvent[]>;
}
