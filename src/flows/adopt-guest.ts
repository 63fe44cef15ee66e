import { advanceInvitation } from "../domain/advance-invitation.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { NewJob } from "../domain/job.ts";
import type { DirectoryUser } from "../ports/directory.ts";
import type { Ports } from "../ports/ports.ts";
import { changeOf, updateCard } from "./invitation-changes.ts";

type Needs = Pick<Ports, "invitations" | "clock">;

/**
 * Takes a guest whom an unsettled POST created for the invitation's own. Its redeem link was lost with the answer; the
 * requester's *Show link* asks for a new one. Undefined when somebody else settled the invitation first.
 */
export async function adoptGuest(
  { invitations, clock }: Needs,
  sending: Invitation,
  guest: DirectoryUser,
): Promise<Invitation | undefined> {
  const step = advanceInvitation(sending, { kind: "sent", guestId: guest.id, createdGuest: true }, clock.now());
  if (step.kind !== "ok") return undefined;
  const jobs: NewJob[] = [updateCard(sending, clock)];
  if (guest.userState === "Accepted") jobs.push(recordAcceptanceOf(guest, clock.now()));
  const outcome = await invitations.commit(changeOf(step.next, "adopted", clock, { jobs }));
  return outcome === "committed" ? step.next : undefined;
}

function recordAcceptanceOf(guest: DirectoryUser, due: NewJob["due"]): NewJob {
  const task = { kind: "record-acceptance", guest: guest.id, path: "look", since: guest.userStateSince } as const;
  return { task, due, key: `record-acceptance:${guest.id}` };
}
