import type { Activity } from "botbuilder";
import { z } from "zod";
import type { ConversationId, GuestId } from "../src/domain/ids.ts";
import type { Flows } from "../src/flows/flows.ts";
import type { MemberChange } from "../src/flows/joining/note-members.ts";
import { guestId } from "./data/received-ids.ts";
import { referenceOf } from "./turn.ts";
import type { Turn } from "./turn.ts";

export interface PresenceCall {
  readonly event: PresenceEvent;
  readonly turn: Turn;
  readonly flows: Flows;
}

/** What happened to the bot in a conversation. Teams sends one of two events for it, or both (Microsoft: Conversation events). */
export type PresenceEvent = "added" | "removed" | "upgraded" | "added-to-channel" | "removed-from-channel";

/** Undefined for events about other members, channels and names. */
export function presenceEventOf(activity: Partial<Activity>): PresenceEvent | undefined {
  const { type, action, membersAdded, membersRemoved, recipient } = activity;
  const isBot = ({ id }: { readonly id: string }) => id === recipient?.id;
  if (type === "installationUpdate") return installationEvents.get(action ?? "");
  const isOne = isAboutOneChannel(activity.channelData);
  if (membersAdded?.some(isBot)) return isOne ? "added-to-channel" : "added";
  if (membersRemoved?.some(isBot)) return isOne ? "removed-from-channel" : "removed";
  return undefined;
}

/** Guests could come by the hundred; the directory's own changes tell of the rest. */
const mostMembers = 100;
const someMembers = z.array(z.looseObject({ aadObjectId: guestId.optional().catch(undefined) })).max(mostMembers);

/**
 * The people who came into a team or left it, by their Entra ids; undefined if nobody did. Not those of a single channel, which has its own
 * members.
 */
export function memberChangeOf(activity: Partial<Activity>): Omit<MemberChange, "place"> | undefined {
  const { type, membersAdded, membersRemoved } = activity;
  const { success, data } = aboutChannel.safeParse(activity.channelData);
  const isTeam = type === "conversationUpdate" && success && data.team !== undefined && !isAboutOneChannel(activity.channelData);
  const [came, left] = isTeam ? [idsOf(membersAdded), idsOf(membersRemoved)] : [[], []];
  return came.length + left.length > 0 ? { came, left } : undefined;
}

function idsOf(members: unknown): readonly GuestId[] {
  return (someMembers.safeParse(members).data ?? []).flatMap(({ aadObjectId }) => aadObjectId ?? []);
}

const aboutChannel = z.looseObject({
  team: z.looseObject({ id: z.string() }).optional().catch(undefined),
  channel: z.looseObject({ id: z.string() }).optional().catch(undefined),
});

/**
 * A shared or private channel has its own members (microsoft/Agents #179, teams.net #100). The General channel has the team's id: an event
 * about it is about the whole team.
 */
function isAboutOneChannel(channelData: unknown): boolean {
  const { success, data } = aboutChannel.safeParse(channelData);
  if (!success || data.channel === undefined) return false;
  return data.channel.id !== data.team?.id;
}

const installationEvents: ReadonlyMap<string, PresenceEvent> = new Map([
  ["add", "added"],
  ["add-upgrade", "upgraded"],
  ["remove", "removed"],
  ["remove-upgrade", "upgraded"],
]);

/**
 * Remembers a conversation that the bot was added to, posts a welcome there once, and forgets a conversation that it was removed from. A
 * single channel of a team gets no welcome: its team has had one.
 */
export async function answerPresence({ event, turn, flows }: PresenceCall): Promise<void> {
  const place = referenceOf(turn);
  switch (event) {
    case "added":
      await flows.joinConversation(place, "whole");
      return welcome(turn, flows);
    case "added-to-channel":
      return flows.joinConversation(inChannel(place, turn.channelId ?? turn.conversation), "channel");
    case "upgraded":
      return flows.rememberConversation(place);
    case "removed":
      return flows.forgetConversation(place, "whole");
    case "removed-from-channel":
      return flows.forgetConversation(inChannel(place, turn.channelId ?? turn.conversation), "channel");
  }
}

/** In a personal chat, welcomes only a person who may use the bot. In a team or a group chat, welcomes always. */
async function welcome(turn: Turn, flows: Flows): Promise<void> {
  const { kind, personId, tenantId, person, botName, selectedChannelId } = turn;
  if (kind === "personal" && (await flows.admitPerson({ person: personId, tenantId })) !== "admitted") return;
  const place = referenceOf(turn);
  await flows.welcome({ place: selectedChannelId === undefined ? place : inChannel(place, selectedChannelId), by: person, botName });
}

/** The channel that an event of a whole team comes from. */
export function channelOf(turn: Turn): ReturnType<typeof referenceOf> {
  return inChannel(referenceOf(turn), turn.channelId ?? turn.conversation);
}

/** The events of a team come from its General channel, even if they are about another one. */
function inChannel(place: ReturnType<typeof referenceOf>, channelId: ConversationId): typeof place {
  return { ...place, id: channelId, channelId };
}
