import { MessageFactory } from "botbuilder";
import type { Activity } from "botbuilder";
import { mentionEntity } from "../../cards/mention.ts";
import { noticeText, settledText } from "../../cards/notice.ts";
import type { NoticeView } from "../../cards/notice.ts";
import type { QuestionNotice } from "../../domain/approval.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Notifier } from "../../ports/notifier.ts";
import { directMessage } from "../../texts/isolate.ts";
import type { TextsFor } from "../../texts/texts.ts";
import { addAppActivity, movedFormActivity } from "./moved-form.ts";
import { openChat } from "./open-chat.ts";
import { editIn, postIn, speakIn } from "./speak-in.ts";
import type { SpeakOptions } from "./speak-in.ts";
import { announcementActivity, overrideActivity, stopActivity, welcomeActivity } from "./broadcast-activities.ts";

interface Options extends SpeakOptions {
  /** Audience of the bot's own token. */
  readonly botScope: string;
}

/** Sends messages outside of a turn. */
export function createNotifier(options: Options): Notifier {
  const { textsFor } = options;
  return {
    openChat: (person, near) => openChat(options, person, near),
    postForm: (chat, draft, terms) => speakIn(options, chat, () => movedFormActivity(draft, terms, textsFor)),
    askToAddApp: (conversation, person) => speakIn(options, conversation, () => addAppActivity(person, textsFor)),
    sendNotice: (invitation, notice, hearer, greeted) =>
      speakIn(options, hearer.conversation, ({ kind }) =>
        noticeActivity({ invitation, notice, hearer, inTeam: kind === "channel", isHome: greeted !== undefined, ...greeted }, textsFor),
      ),
    settleQuestion: (invitation, notice) =>
      editIn(options, notice.conversation, notice.message, () => settledActivity(invitation, notice, textsFor)),
    announce: (to, guests) => speakIn(options, to.conversation, () => announcementActivity(to, guests, textsFor)),
    async showStop(to, news, card) {
      const draw = () => stopActivity(news, to, textsFor);
      return card === undefined ? postIn(options, to.conversation, draw) : editIn(options, to.conversation, card, draw);
    },
    tellOverride: (to, news) => speakIn(options, to.conversation, () => overrideActivity(news, to, textsFor)),
    welcome: (conversation, { locale, botName }) =>
      speakIn(options, conversation, ({ kind: place }) => welcomeActivity({ botName, place }, locale, textsFor)),
  };
}

/** A plain message: a card beside the text would be split off into a second one without an id (BotBuilder-MicrosoftTeams #125). */
function noticeActivity(view: NoticeView, textsFor: TextsFor): Partial<Activity> {
  const { locale, timeZone } = view.hearer.person;
  const { text, summary, mention, greeted } = noticeText(view, textsFor(locale, timeZone));
  const entities = [mention, greeted].filter((one) => one !== undefined).map(mentionEntity);
  return { ...MessageFactory.text(directMessage(text)), summary, ...(entities.length > 0 && { entities }) };
}

/** Where the question stood. */
function settledActivity(invitation: Invitation, notice: QuestionNotice, textsFor: TextsFor): Partial<Activity> {
  const { locale, timeZone } = invitation.requester;
  const { text, summary } = settledText(invitation, notice, textsFor(locale, timeZone));
  return { ...MessageFactory.text(directMessage(text)), summary };
}
