import type { AuditEvent } from "../../domain/audit.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { TeamPlan } from "../../domain/team-plan.ts";
import type { Ports } from "../../ports/ports.ts";
import { cardUpdateJob } from "./new-jobs.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/** The next team plan of an invitation, with what is stored beside it. */
export interface PlanStep {
  readonly team: TeamPlan;
  readonly event?: Pick<AuditEvent, "what" | "by" | "detail">;
  readonly jobs?: readonly NewJob[];
  /** The cards don't follow: an edit would overwrite the answer to the person who pressed. */
  readonly isQuiet?: true;
}

/**
 * Stores the next team plan of an invitation, and lets its cards follow. `next` reads the invitation as it stands, again after another change
 * at the same moment; undefined: there is nothing to store. Gives the invitation as it stands afterwards, or undefined when there is none.
 */
export async function storePlan(
  ports: Needs,
  id: InvitationId,
  next: (invitation: Invitation) => PlanStep | undefined,
): Promise<Invitation | undefined> {
  const { invitations, clock } = ports;
  const invitation = await invitations.find(id);
  const step = invitation && next(invitation);
  if (!step) return invitation;
  const { team, event, jobs = [], isQuiet } = step;
  const stored = { ...invitation, team, version: invitation.version + 1 };
  const events = event ? [{ at: clock.now(), invitation: id, ...event }] : [];
  const cards = isQuiet ? [] : [cardUpdateJob(stored, clock)];
  const outcome = await invitations.commit({ invitations: [stored], events, jobs: [...cards, ...jobs] });
  return outcome === "conflict" ? storePlan(ports, id, next) : stored;
}
