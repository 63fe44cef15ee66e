import type { AuditEvent } from "../../domain/audit.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Change } from "../../ports/invitations.ts";

type Details = Partial<Pick<AuditEvent, "by" | "detail">> & { readonly jobs?: readonly NewJob[] };

/** The change of one invitation with its audit event and jobs; every flow that changes an invitation commits this. */
export function changeOf(next: Invitation, what: AuditEvent["what"], clock: Clock, { jobs = [], ...details }: Details): Change {
  return { invitations: [next], events: [{ at: clock.now(), invitation: next.id, what, ...details }], jobs };
}
