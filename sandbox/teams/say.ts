import { activityOf, clientInfoOf, threadOf } from "./activity-of.ts";
import type { ToBot } from "./bot-endpoint.ts";
import type { Conversation, Mention, Message } from "./message.ts";
import type { TeamsPerson } from "./people.ts";
import { SOMETHING_WENT_WRONG, UNABLE_TO_REACH_APP } from "./teams-words.ts";
import type { TeamsTenant } from "./teams-tenant.ts";

export interface Saying {
  readonly person: TeamsPerson;
  readonly conversation: Conversation;
  /** Answers in this thread; null starts one. */
  readonly root: string | null;
  readonly text: string;
  /** Puts an @mention of the bot in front. */
  readonly mentionBot: boolean;
}

export interface Said {
  readonly message: Message;
  /** Settles when the bot was told, or there was no need to: it never rejects for the bot's sake. */
  readonly delivered: Promise<void>;
}

/** Posts what a person says, and tells the bot: always in a 1:1 chat, in a channel only if it is mentioned (Microsoft: Channel and group conversations). */
export function say(teams: TeamsTenant, endpoint: ToBot, saying: Saying): Said {
  const { person, conversation, root, text, mentionBot } = saying;
  const place = `<at>${teams.bot.name}</at>`;
  const mentions: Mention[] = mentionBot ? [{ text: place, id: teams.bot.id, name: teams.bot.name }] : [];
  const shown = mentionBot ? `${place} ${text}` : text;
  const author = { id: person.id, name: person.name, isBot: false };
  const message = teams.chats.post({ conversation: conversation.id, root }, author, { text: shown, mentions, card: null });
  const heard = teams.installations.isInstalled(conversation) && (conversation.kind === "personal" || mentionBot);
  return { message, delivered: heard ? tell(teams, endpoint, saying, message) : Promise.resolve() };
}

async function tell(teams: TeamsTenant, endpoint: ToBot, saying: Saying, message: Message): Promise<void> {
  const delivery = await endpoint.deliver(messageActivity(teams, endpoint.serviceUrl, saying, message));
  if (delivery.kind === "unreachable") teams.chats.setProblem(message, UNABLE_TO_REACH_APP);
  else if (delivery.status >= 300) teams.chats.setProblem(message, SOMETHING_WENT_WRONG);
}

function messageActivity(teams: TeamsTenant, serviceUrl: string, saying: Saying, message: Message): object {
  const { person, conversation, text, mentionBot } = saying;
  const place = `<at>${teams.bot.name}</at>`;
  const mention = { type: "mention", text: place, mentioned: { id: teams.bot.id, name: teams.bot.name } };
  return {
    ...activityOf({ teams, serviceUrl, person, conversation, root: threadOf(conversation, message) }),
    type: "message",
    id: message.id,
    ...(message.root === null ? {} : { replyToId: message.root }),
    textFormat: "plain",
    // Real clients put a non-breaking space after a mention, and it arrives as an entity (Microsoft: Channel and group conversations).
    text: mentionBot ? `${place}&nbsp;${text}` : text,
    attachments: [{ contentType: "text/html", content: html(teams, text, mentionBot) }],
    entities: [...(mentionBot ? [mention] : []), clientInfoOf(person)],
  };
}

function html(teams: TeamsTenant, text: string, mentionBot: boolean): string {
  const mention = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${escapeHtml(teams.bot.name)}</span>&nbsp;`;
  return `<p>${mentionBot ? mention : ""}${escapeHtml(text)}</p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
