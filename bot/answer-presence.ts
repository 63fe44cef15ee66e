import type { Activity } from "botbuilder";
import type { Flows } from "../src/flows/flows.ts";
import { referenceOf } from "./turn.ts";
import type { Turn } from "./turn.ts";

export interface PresenceCall {
  readonly event: PresenceEvent;
  readonly turn: Turn;
  readonly flows: Flows;
}

/** What happened to the bot in a conversation; Teams tells it by either of two events, or by both (Microsoft: Conversation events). */
export type PresenceEvent = "added" | "removed" | "upgraded";

/** Undefined for what happens to other members, to channels and to names. */
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

/** Remembers where the bot is, says welcome there once, and forgets where it was. */
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

/** Alone with the bot only those are welcome who may use it; a team or a chat is welcomed whoever added it. */
async function welcome(turn: Turn, flows: Flows): Promise<void> {
  const { kind, personId, tenantId, person, botName, selectedChannelId } = turn;
  if (kind === "personal" && (await flows.admitPerson({ person: personId, tenantId })) !== "admitted") return;
  const place = referenceOf(turn);
  await flows.welcome({ place: selectedChannelId === undefined ? place : inChannel(place, selectedChannelId), by: person, botName });
}

/** A team's events come from its General channel; whoever added the app chose where it shall speak. */
function inChannel(place: ReturnType<typeof referenceOf>, channelId: NonNullable<Turn["selectedChannelId"]>): typeof place {
  return { ...place, id: channelId, channelId };
}
