import type { Activity } from "botbuilder";
import type { Flows } from "../src/flows/flows.ts";
import { referenceOf } from "./turn.ts";
import type { Turn } from "./turn.ts";

export interface PresenceCall {
  readonly event: PresenceEvent;
  readonly turn: Turn;
  readonly flows: Flows;
}

/** What happened to the bot in a conversation. Teams sends one of two events for it, or both (Microsoft: Conversation events). */
export type PresenceEvent = "added" | "removed" | "upgraded";

/** Undefined for events about other members, channels and names. */
export function presenceEventOf({ type, action, membersAdded, membersRemoved, recipient }: Partial<Activity>): PresenceEvent | undefined {
  const isBot = ({ id }: { readonly id: string }) => id === recipient?.id;
  if (type === "installationUpdate") return installationEvents.get(action ?? "");
  if (membersAdded?.some(isBot)) return "added";
  return membersRemoved?.some(isBot) ? "removed" : undefined;
}

const installationEvents: ReadonlyMap<string, PresenceEvent> = new Map([
  ["add", "added"],
  ["add-upgrade", "upgraded"],
  ["remove", "removed"],
  ["remove-upgrade", "upgraded"],
]);

/** Remembers a conversation that the bot was added to, posts a welcome there once, and forgets a conversation that it was removed from. */
export async function answerPresence({ event, turn, flows }: PresenceCall): Promise<void> {
  const place = referenceOf(turn);
  switch (event) {
    case "added":
      await flows.rememberConversation(place);
      return welcome(turn, flows);
    case "upgraded":
      return flows.rememberConversation(place);
    case "removed":
      return flows.forgetConversation(place);
  }
}

/** In a personal chat, welcomes only a person who may use the bot. In a team or a group chat, welcomes always. */
async function welcome(turn: Turn, flows: Flows): Promise<void> {
  const { kind, personId, tenantId, person, botName, selectedChannelId } = turn;
  if (kind === "personal" && (await flows.admitPerson({ person: personId, tenantId })) !== "admitted") return;
  const place = referenceOf(turn);
  await flows.welcome({ place: selectedChannelId === undefined ? place : inChannel(place, selectedChannelId), by: person, botName });
}

/** The events of a team come from its General channel. The person who added the app chose another channel for its messages. */
function inChannel(place: ReturnType<typeof referenceOf>, channelId: NonNullable<Turn["selectedChannelId"]>): typeof place {
  return { ...place, id: channelId, channelId };
}
