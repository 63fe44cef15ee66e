import type { Subscription } from "../../domain/announcement.ts";
import type { Person } from "../../domain/person.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { ConversationReference } from "../../ports/conversations.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "announcements" | "conversations" | "clock">;

/** The person who asks for announcements, and the conversation. */
export interface AnnounceInput {
  readonly place: ConversationReference;
  readonly by: Person;
}

export type AnnounceOutcome =
  | "started"
  /** The conversation has these announcements already, or more. */
  | "already"
  /** A chat gets notices of the invitations that began in it without asking. */
  | "not-needed";

const clockSkewMs = 60_000;

/** "announce acceptances here": acceptances of invitations that began in a team are announced in one of its channels. Any member may ask. */
export async function announceHere(ports: Needs, input: AnnounceInput): Promise<AnnounceOutcome> {
  if (input.place.kind !== "channel") return "not-needed";
  const before = await ports.announcements.find(channelOf(input.place.id));
  return before ? "already" : subscribe(ports, input, "here");
}

/** Remembers the channel, not only the thread in which somebody asked: announcements are posts of their own. */
export async function subscribe(
  { announcements, conversations, clock }: Needs,
  { place, by }: AnnounceInput,
  scope: Subscription["scope"],
): Promise<"started"> {
  const conversation = channelOf(place.id);
  const { teamId } = place;
  const { id, locale, timeZone } = by;
  await conversations.remember({ ...place, id: conversation });
  const since = clock.later(-clockSkewMs); // the directory has another clock, in whole seconds
  await announcements.subscribe({ conversation, ...(teamId !== undefined && { teamId }), scope, by: id, locale, timeZone, since });
  return "started";
}
