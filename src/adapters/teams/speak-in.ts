import type { Activity, CloudAdapter, ConversationReference as BotReference, TurnContext } from "botbuilder";
import type { ActivityId, ConversationId } from "../../domain/ids.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Log } from "../../ports/log.ts";
import type { TextsFor } from "../../texts/texts.ts";
import { findPlace } from "./find-place.ts";
import { isBadRequest, outcomeOfFailure } from "./send-failure.ts";
import type { Call } from "./send-failure.ts";
import { withoutMentions } from "./without-mentions.ts";

export interface SpeakOptions {
  /** A separate adapter without `onTurnError`: with one, a failed send would look like a success. */
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly conversations: Conversations;
  readonly log: Log;
  /** The texts for a person or a channel; without promises that can't be kept now. */
  readonly textsFor: TextsFor;
  /** Checked before every send: a stored reference may be older than the allow-list. */
  serviceUrlAllowed(url: string): boolean;
}

/** Posts the message in a place; returns its id, if Teams gives one. */
type Say = (activity: Partial<Activity>) => Promise<string | undefined>;
type Draw = (place: ConversationReference) => Partial<Activity>;

/**
 * Posts a new message in a conversation, outside of a turn. In a thread, it is a reply.
 * @throws GuestlistError `throttled`; `outcome-unknown` when it may have been posted all the same; `teams-unavailable` when it surely
 * wasn't and another try may work; `teams-refused` when the request itself is wrong.
 */
export async function speakIn(options: SpeakOptions, conversation: ConversationId, draw: Draw): Promise<NotifyOutcome> {
  return turnIn(options, conversation, {
    call: "post",
    draw,
    say: (context) => async (activity) => (await context.sendActivity(activity))?.id,
  });
}

/** Like {@link speakIn}, but the message answers no other: in a channel, a post of its own. botbuilder gives a turn that we began an activity id, too, and would reply to it. */
export async function postIn(options: SpeakOptions, conversation: ConversationId, draw: Draw): Promise<NotifyOutcome> {
  const say = (context: TurnContext): Say => {
    delete context.activity.id;
    return async (activity) => (await context.sendActivity(activity))?.id;
  };
  return turnIn(options, conversation, { call: "post", draw, say });
}

/**
 * Replaces a message of the bot.
 * @throws GuestlistError as {@link speakIn} does, but never `outcome-unknown`.
 */
export async function editIn(options: SpeakOptions, conversation: ConversationId, id: ActivityId, draw: Draw): Promise<NotifyOutcome> {
  const say = (context: TurnContext): Say => {
    return async (activity) => {
      await context.updateActivity({ ...activity, id });
      return id;
    };
  };
  return turnIn(options, conversation, { call: "edit", draw, say });
}

interface Speech {
  readonly call: Call;
  readonly draw: Draw;
  readonly say: (context: TurnContext) => Say;
}

async function turnIn(options: SpeakOptions, conversation: ConversationId, { call, draw, say }: Speech): Promise<NotifyOutcome> {
  const { adapter, appId, conversations, log, serviceUrlAllowed } = options;
  const reference = await findPlace(conversations, conversation);
  if (!reference || !serviceUrlAllowed(reference.serviceUrl)) return { kind: "unreachable" };
  const message = draw(reference);
  let activity: string | undefined;
  try {
    await adapter.continueConversationAsync(appId, botReference(reference), async (context) => {
      activity = await orWithoutMentions(log, message, say(context));
    });
  } catch (error) {
    return outcomeOfFailure(error, call);
  }
  return { kind: "sent", activity: activity as ActivityId | undefined };
}

/**
 * Teams refuses a whole message when it dislikes one mention: of a person or tag that is gone, or of a name with a character such as `&`
 * (botbuilder-js #2111). Then the message goes out with names in place of mentions.
 */
async function orWithoutMentions(log: Log, message: Partial<Activity>, say: Say): Promise<string | undefined> {
  try {
    return await say(message);
  } catch (error) {
    const plain = isBadRequest(error) ? withoutMentions(message) : undefined;
    if (!plain) throw error;
    log.error("mention-refused", error);
    return say(plain);
  }
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
