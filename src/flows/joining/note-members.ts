import type { ConversationId, GuestId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { memberCheckJob, memberLeftJob } from "../steps/new-jobs.ts";

type Needs = Pick<Ports, "invitations" | "teams" | "teamMembers" | "jobs" | "clock">;

/** People who came into the team of a conversation, or were taken out, as Teams' event says. */
export interface MemberChange {
  readonly conversation: ConversationId;
  readonly came: readonly GuestId[];
  readonly left: readonly GuestId[];
}

/** Has jobs look whether the team has the guests of ours, or has lost them: an event alone proves nothing. */
export async function noteMembers(ports: Needs, { conversation, came, left }: MemberChange): Promise<void> {
  const { invitations, teams, teamMembers, jobs, clock } = ports;
  const found = await invitations.findByGuests([...came, ...left]);
  const ours = new Set(found.flatMap(({ state }) => ("guestId" in state ? [state.guestId] : [])));
  const place = ours.size > 0 ? await teams.describe(conversation) : undefined;
  if (!place) return;
  const { groupId } = place;
  for (const guest of left.filter((one) => ours.has(one))) {
    await teamMembers.forget(groupId, guest);
    await jobs.enqueue(memberLeftJob(groupId, guest, clock));
  }
  for (const guest of came.filter((one) => ours.has(one))) await jobs.enqueue(memberCheckJob(groupId, guest, clock));
}
