import { ActivityTypes, CardFactory, MessageFactory } from "botbuilder";
import type { Activity, CloudAdapter, ConversationReference as BotReference, TurnContext } from "botbuilder";
import { invitationCard } from "../../cards/invitation.ts";
import { noticeText } from "../../cards/notice.ts";
import type { NoticeView } from "../../cards/notice.ts";
import type { ActivityId, ConversationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import type { Notifier, NotifyOutcome } from "../../ports/notifier.ts";
import { directMessage } from "../../texts/isolate.ts";
import { textsFor } from "../../texts/texts.ts";
import type { Texts } from "../../texts/texts.ts";
import { addAppActivity, movedFormActivity } from "./moved-form.ts";
import { findPlace } from "./find-place.ts";
import { openChat } from "./open-chat.ts";
import { outcomeOfFailure } from "./send-failure.ts";
import { announcementActivity, welcomeActivity } from "./words-to-all.ts";

interface Options {
  /** An adapter of its own without `onTurnError`: with one, a failed send would look like a success. */
  readonly adapter: CloudAdapter;
  readonly appId: string;
  /** Audience of the bot's own token. */
  readonly botScope: string;
  readonly conversations: Conversations;
  /** Checked again before every send: what is stored may be older than the allow-list. */
  serviceUrlAllowed(url: string): boolean;
}

type Say = (context: TurnContext, place: ConversationReference) => Promise<string | undefined>;

/** Speaks when no turn is going on. The shared card is in the requester's language. */
export function createNotifier(options: Options): Notifier {
  const { adapter, appId, conversations, serviceUrlAllowed } = options;

  async function speakIn(conversation: ConversationId, say: Say): Promise<NotifyOutcome> {
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

  return {
    openChat: (person, near) => openChat(options, person, near),
    postForm: (chat, draft, terms) => speakIn(chat, (context) => send(context, movedFormActivity(draft, terms))),
    askToAddApp: (conversation, person) => speakIn(conversation, (context) => send(context, addAppActivity(person))),
    updateCard: (invitation) => speakIn(invitation.home.conversation, (context) => edit(context, invitation)),
    postCard: (invitation) => speakIn(invitation.home.conversation, (context) => send(context, cardActivity(invitation))),
    sendNotice: (invitation, notice, hearer) =>
      speakIn(hearer.conversation, (context, { kind }) =>
        send(context, noticeActivity({ invitation, notice, hearer, inTeam: kind === "channel" })),
      ),
    announce: (to, guests) => speakIn(to.conversation, (context) => send(context, announcementActivity(to, guests))),
    welcome: (conversation, { locale, botName }) =>
      speakIn(conversation, (context, { kind: place }) => send(context, welcomeActivity({ botName, place }, locale))),
  };
}

async function edit(context: TurnContext, invitation: Invitation): Promise<string> {
  await context.updateActivity({ ...cardActivity(invitation), id: invitation.home.card });
  return invitation.home.card;
}

async function send(context: TurnContext, activity: Partial<Activity>): Promise<string | undefined> {
  return (await context.sendActivity(activity))?.id;
}

function textsForRequester({ requester }: Invitation): Texts {
  return textsFor(requester.locale, requester.timeZone);
}

function cardActivity(invitation: Invitation): Partial<Activity> {
  const card = invitationCard({ invitation }, textsForRequester(invitation));
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), type: ActivityTypes.Message };
}

/** A plain message: a card beside the text would be split off into a second one without an id (BotBuilder-MicrosoftTeams #125). */
function noticeActivity(view: NoticeView): Partial<Activity> {
  const { locale, timeZone } = view.hearer.person;
  const { text, summary, mention } = noticeText(view, textsFor(locale, timeZone));
  const entity = mention && { type: "mention", text: mention.text, mentioned: { id: mention.id, name: mention.name } };
  return { ...MessageFactory.text(directMessage(text)), summary, ...(entity && { entities: [entity] }) };
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
