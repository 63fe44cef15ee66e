import type { InvitationId } from "../../domain/ids.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { youngCheckJob } from "../steps/new-jobs.ts";
import { readAndRecord } from "./read-and-record.ts";
import type { ReadNeeds } from "./read-and-record.ts";

/** When to look again, in milliseconds after the invitation: Graph shows a new guest late (microsoft-graph-docs-contrib #2465). */
const lookTimes = [5_000, 15_000, 60_000];

/**
 * Looks at the guest of an invitation that was just sent. Microsoft may have answered with a guest who was there before, also one who has
 * accepted: two addresses of one account are one guest. Then `checkGuests` goes on, which may have had nobody to look at.
 */
export async function checkGuest(ports: ReadNeeds & Pick<Ports, "jobs">, id: InvitationId): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (invitation?.state.kind !== "invited" || invitation.state.seen) return done;
  const { since } = invitation.state;
  await ports.jobs.enqueue(youngCheckJob(ports.clock));
  try {
    const { isFound } = await readAndRecord(ports, [invitation]);
    const next = isFound ? undefined : lookTimes.find((time) => time > ports.clock.millisecondsSince(since));
    return next === undefined ? done : { kind: "again", at: ports.clock.later(next - ports.clock.millisecondsSince(since)) };
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    return done; // without the permission to read users nothing is seen later either
  }
}
