import type { Activity, CloudAdapter, ConversationReference as BotReference, TurnContext } from "botbuilder";
import type { ActivityId, ConversationId } from "../../domain/ids.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { TextsFor } from "../../texts/texts.ts";
import { findPlace } from "./find-place.ts";
import { outcomeOfFailure } from "./send-failure.ts";

export interface SpeakOptions {
  /** A separate adapter without `onTurnError`: with one, a failed send would look like a success. */
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly conversations: Conversations;
  /** The texts for a person or a channel; without promises that can't be kept now. */
  readonly textsFor: TextsFor;
  /** Checked before every send: a stored reference may be older than the allow-list. */
  serviceUrlAllowed(url: string): boolean;
}

type Say = (context: TurnContext, place: ConversationReference) => Promise<string | undefined>;

/**
 * Sends or edits a message in a conversation outside of a turn.
 * @throws GuestlistError `throttled`, `teams-unavailable` when another try may work, `teams-refused` when the request itself is wrong.
 */
export async function speakIn(options: SpeakOptions, conversation: ConversationId, say: Say): Promise<NotifyOutcome> {
  const { adapter, appId, conversations, serviceUrlAllowed } = options;
  const reference = await findPlace(conversations, conversation);
  if (!reference || !serviceUrlAllowed(reference.serviceUrl)) return { kind: "unreachable" };
  let activity: string | undefined;
  try {
    await adapter.continueConversationAsync(appId, botReference(reference), async (context) => {
      activity = await say(context, reference);
    });
  } catch (error) {
    return outcomeOfFailure(error);
  }
  return { kind: "sent", activity: activity as ActivityId | undefined };
}

/** A new message; its id, if Teams gives one. */
export async function send(context: TurnContext, activity: Partial<Activity>): Promise<string | undefined> {
  return (await context.sendActivity(activity))?.id;
}

/** A new message that answers no other: in a channel, a post of its own. botbuilder gives a turn that we began an activity id, too, and would reply to it. */
export async function post(context: TurnContext, activity: Partial<Activity>): Promise<string | undefined> {
  delete context.activity.id;
  return send(context, activity);
}

/** Replaces a message of the bot. */
export async function edit(context: TurnContext, id: ActivityId, activity: Partial<Activity>): Promise<string> {
  await context.updateActivity({ ...activity, id });
  return id;
}

function botReference({ id, kind, tenantId, serviceUrl, botId }: ConversationReference): Partial<BotReference> {
  const isGroup = kind !== "personal";
  return {
    channelId: "msteams",
    serviceUrl,
    bot: { id: botId, name: "" },
    conversation: { id, isGroup, conversationType: kind, tenantId, name: "" },
  };
}
