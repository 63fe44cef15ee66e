import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isCreatedByPost, stateTimeOf } from "../../domain/judge-deletion.ts";
import type { NewJob } from "../../domain/job.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { changeOf } from "../steps/change-of.ts";
import { acceptanceKey, cardUpdateJob, homePostJobs, replacedRevocationJobs, sentNoticeJobs } from "../steps/new-jobs.ts";

type Needs = Pick<Ports, "invitations" | "clock" | "welcomePage">;

/**
 * Stores a guest of the directory as the guest of this invitation, after a POST whose answer was lost. The redeem link was lost with the
 * answer; the requester's *Show link* asks for a new one. Undefined when another process stored the outcome first.
 */
export async function adoptGuest(
  { invitations, clock, welcomePage: { origin: forwarder } }: Needs,
  sending: Invitation,
  guest: DirectoryUser,
): Promise<Invitation | undefined> {
  const createdGuest = isCreatedByPost(sending, guest);
  const step = advanceInvitation(sending, { kind: "sent", guestId: guest.id, createdGuest, forwarder }, clock.now());
  if (step.kind !== "ok") return undefined;
  const cardJobs = [cardUpdateJob(sending, clock), ...homePostJobs(sending, clock)];
  const jobs: NewJob[] = [...cardJobs, ...sentNoticeJobs(step.next, clock), ...replacedRevocationJobs(step.next, clock)];
  if (guest.userState === "Accepted") jobs.push(recordAcceptanceOf(guest, clock.now()));
  const outcome = await invitations.commit(changeOf(step.next, "adopted", clock, { jobs }));
  return outcome === "committed" ? step.next : undefined;
}

function recordAcceptanceOf(guest: DirectoryUser, due: NewJob["due"]): NewJob {
  const task = { kind: "record-acceptance", guest: guest.id, path: "look", since: stateTimeOf(guest, false) } as const;
  return { task, due, key: acceptanceKey(task) };
}
