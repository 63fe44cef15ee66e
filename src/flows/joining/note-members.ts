import type { ConversationId, GuestId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { memberCheckJob } from "../steps/new-jobs.ts";

type Needs = Pick<Ports, "invitations" | "teams" | "jobs" | "clock">;

/** People who came into the team of a conversation, as Teams' event says. */
export interface NewMembers {
  readonly conversation: ConversationId;
  readonly members: readonly GuestId[];
}

/** Has jobs look whether the team has the guests of ours among its new members: an event alone proves nothing. */
export async function noteMembers({ invitations, teams, jobs, clock }: Needs, { conversation, members }: NewMembers): Promise<void> {
  const ours = await invitations.findByGuests(members);
  if (ours.length === 0) return;
  const place = await teams.describe(conversation);
  if (!place) return;
  const guests = new Set(ours.flatMap(({ state }) => ("guestId" in state ? [state.guestId] : [])));
  for (const guest of guests) await jobs.enqueue(memberCheckJob(place.groupId, guest, clock));
}
