import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SubmitResult } from "../../page-api/teams-api.ts";
import { activityOf, clientInfoOf, threadOf } from "../to-bot/activity-of.ts";
import type { Delivery } from "../to-bot/bot-endpoint.ts";
import { invokeBot, type BotRoute, type InvokePlace } from "../to-bot/invoke-bot.ts";
import { say } from "./say.ts";
import { NO_DIALOGS, SOMETHING_WENT_WRONG, UNABLE_TO_REACH_APP } from "./teams-words.ts";

/** A person presses an Action.Submit: its data with the inputs merged into it. Like a press, it isn't compared with the card. */
export interface Submission extends InvokePlace {
  readonly data: Readonly<Record<string, unknown>>;
}

/** The special actions that `msteams` in the action's data can ask for (Microsoft: Card actions). */
const special = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("messageBack"), text: z.string().optional(), displayText: z.string().optional(), value: z.unknown() }),
  z.looseObject({ type: z.literal("imBack"), value: z.string().min(1) }),
  z.looseObject({ type: z.literal("signin"), value: z.url() }),
  z.looseObject({ type: z.literal("invoke"), value: z.unknown() }),
  z.looseObject({ type: z.literal("task/fetch") }),
]);
const typed = z.looseObject({ type: z.string() });

/** T63: Sends a submit to the bot: by default a message without text whose value is the data (Microsoft: Card actions). */
export async function submitAction(route: BotRoute, submission: Submission): Promise<SubmitResult> {
  const state = route.teams.installations.state(submission.conversation);
  if (state === "removed" || state === "blocked") return { kind: "error", text: UNABLE_TO_REACH_APP };
  const { msteams, ...data } = submission.data;
  if (!typed.safeParse(msteams).success) return resultOf(await sendMessage(route, submission, { value: data }));
  const wanted = special.safeParse(msteams);
  return wanted.success ? act(route, submission, wanted.data) : { kind: "error", text: SOMETHING_WENT_WRONG };
}

async function act(route: BotRoute, submission: Submission, wanted: z.output<typeof special>): Promise<SubmitResult> {
  switch (wanted.type) {
    case "messageBack":
      return messageBack(route, submission, wanted);
    case "imBack":
      return imBack(route, submission, wanted.value);
    case "signin":
      return { kind: "open", url: wanted.value };
    case "invoke":
      return resultOf(await invokeBot(route, submission, null, wanted.value));
    case "task/fetch":
      // T65
      return { kind: "error", text: NO_DIALOGS };
  }
}

/** Posts the text as a message of the person, visible to everybody; outside the 1:1 chat it mentions the bot. */
async function imBack({ teams, endpoint }: BotRoute, submission: Submission, text: string): Promise<SubmitResult> {
  const { person, conversation, message } = submission;
  const root = threadOf(conversation, message);
  const mentionBot = conversation.kind !== "personal";
  await say(teams, endpoint, { person, conversation, root, text, mentionBot, mentions: [] }).delivered;
  return { kind: "sent" };
}

/** T64: `displayText` is shown as the person's message; only the bot gets `text` and `value`. */
async function messageBack(
  route: BotRoute,
  submission: Submission,
  { text, displayText, value }: { readonly text?: string | undefined; readonly displayText?: string | undefined; readonly value?: unknown },
): Promise<SubmitResult> {
  const { person, conversation, message } = submission;
  const author = { id: person.id, name: person.name, isBot: false };
  const address = { conversation: conversation.id, root: threadOf(conversation, message) };
  if (displayText) route.teams.chats.post(address, author, { text: displayText, mentions: [], card: null });
  return resultOf(await sendMessage(route, submission, { ...(text === undefined ? {} : { text, textFormat: "plain" }), value }));
}

function sendMessage({ teams, endpoint }: BotRoute, { person, conversation, message }: Submission, content: object): Promise<Delivery> {
  return endpoint.deliver({
    ...activityOf({ teams, serviceUrl: endpoint.serviceUrl, person, conversation, root: threadOf(conversation, message) }),
    type: "message",
    id: `f:${randomUUID()}`,
    replyToId: message.id,
    entities: [clientInfoOf(person)],
    ...content,
  });
}

function resultOf(delivery: Delivery): SubmitResult {
  if (delivery.kind === "unreachable") return { kind: "error", text: UNABLE_TO_REACH_APP };
  return delivery.status < 300 ? { kind: "sent" } : { kind: "error", text: SOMETHING_WENT_WRONG };
}
