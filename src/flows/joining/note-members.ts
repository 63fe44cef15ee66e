import type { GuestId } from "../../domain/ids.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";
import { memberCheckJob, memberLeftJob } from "../steps/new-jobs.ts";

type Needs = Pick<Ports, "conversations" | "invitations" | "teams" | "teamMembers" | "jobs" | "clock" | "terms">;

/** People who came into a team, or were taken out, as Teams' event says. */
export interface MemberChange {
  /** The team's channel that the event came from: the bot may never have heard of it before. */
  readonly place: ConversationReference;
  readonly came: readonly GuestId[];
  readonly left: readonly GuestId[];
}

/** Has jobs look whether the team has the guests of ours, or has lost them: an event alone proves nothing. */
export async function noteMembers(ports: Needs, { place: channel, came, left }: MemberChange): Promise<void> {
  const { conversations, invitations, teams, teamMembers, jobs, clock, terms } = ports;
  if (channel.tenantId !== terms.tenantId) return;
  const found = await invitations.findReadableByGuests([...came, ...left]);
  const ours = new Set(found.flatMap(({ state }) => ("guestId" in state ? [state.guestId] : [])));
  if (ours.size === 0) return;
  await conversations.remember(channel);
  const place = await teams.describe(channel.id);
  if (!place) return;
  const { groupId } = place;
  for (const guest of left.filter((one) => ours.has(one))) {
    await teamMembers.forget(groupId, guest);
    await jobs.enqueue(memberLeftJob(groupId, guest, clock));
  }
  for (const guest of came.filter((one) => ours.has(one))) await jobs.enqueue(memberCheckJob(groupId, guest, clock));
}
