import type { InvitationId } from "../../domain/ids.ts";
import { leaveQueue } from "../../domain/pace/leave-queue.ts";
import type { Ports } from "../../ports/ports.ts";
import { queuedSendJob } from "../steps/new-jobs.ts";

/** Forgets the place of an invitation that waits no longer. If an administrator's trial was for it, the next that waits is woken. */
export async function leavePlace({ posts, jobs, clock }: Pick<Ports, "posts" | "jobs" | "clock">, invitation: InvitationId): Promise<void> {
  const next = await posts.decide((ledger) => leaveQueue(ledger, invitation));
  if (next !== undefined) await jobs.enqueue(queuedSendJob({ id: next }, clock.now()));
}
