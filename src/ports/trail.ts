import type { AuditEvent } from "../domain/audit.ts";
import type { InvitationId } from "../domain/ids.ts";

/** The audit events of our invitations. Written only by {@link ./invitations.ts}'s `commit`. */
export interface Trail {
  /** One invitation's events in commit order, oldest first; of more than `limit` (≤ 1,000), the newest ones. */
  of(invitation: InvitationId, limit: number): Promise<readonly AuditEvent[]>;
}
