import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { cardUpdateJob } from "../steps/new-jobs.ts";

/**
 * Lets the card say that Microsoft hasn't answered, once. Only for a POST that is certainly over: its own outcome could not be stored any
 * more. Undefined when there is nothing to mark, or another change was first.
 */
export async function markUnanswered(
  { invitations, clock }: Pick<Ports, "invitations" | "clock">,
  sending: Invitation,
  jobs: readonly NewJob[] = [],
): Promise<Invitation | undefined> {
  const step = advanceInvitation(sending, { kind: "unanswered" }, clock.now());
  if (step.kind !== "ok") return undefined;
  const outcome = await invitations.commit({ invitations: [step.next], events: [], jobs: [cardUpdateJob(sending, clock), ...jobs] });
  return outcome === "committed" ? step.next : undefined;
}
