import { randomUUID } from "node:crypto";
import { activityOf, threadOf } from "./activity-of.ts";
import type { Delivery, ToBot } from "./bot-endpoint.ts";
import type { Conversation, Message } from "../chats/message.ts";
import type { TeamsPerson } from "../chats/people.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

/** The client that invokes the bot, and the message that it is about. */
export interface InvokePlace {
  readonly person: TeamsPerson;
  readonly conversation: Conversation;
  readonly message: Message;
}

/** The connection to the bot. */
export interface BotRoute {
  readonly teams: TeamsTenant;
  readonly endpoint: ToBot;
}

/** Sends an invoke and waits for its answer (Microsoft: Universal Actions, Bot single sign-on). `name` is absent for a card action of type "invoke". */
export function invokeBot({ teams, endpoint }: BotRoute, place: InvokePlace, name: string | null, value: unknown): Promise<Delivery> {
  const { person, conversation, message } = place;
  return endpoint.deliver({
    ...activityOf({ teams, serviceUrl: endpoint.serviceUrl, person, conversation, root: threadOf(conversation, message) }),
    type: "invoke",
    ...(name === null ? {} : { name }),
    id: `f:${randomUUID()}`,
    replyToId: message.id,
    value,
  });
}
