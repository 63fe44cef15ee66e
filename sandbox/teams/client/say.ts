import { activityOf, clientInfoOf, threadOf } from "../to-bot/activity-of.ts";
import type { ToBot } from "../to-bot/bot-endpoint.ts";
import { htmlOf } from "./html-of.ts";
import type { Conversation, Mention, Message } from "../chats/message.ts";
import type { TeamsPerson } from "../chats/people.ts";
import { APP_NOT_HERE, SOMETHING_WENT_WRONG, UNABLE_TO_REACH_APP } from "./teams-words.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";

export interface Saying {
  readonly person: TeamsPerson;
  readonly conversation: Conversation;
  /** The thread to answer in; null starts one. */
  readonly root: string | null;
  readonly text: string;
  /** Puts an @mention of the bot first. */
  readonly mentionBot: boolean;
  /** Mentions within the text, of people or of the bot. */
  readonly mentions: readonly Mention[];
}

export interface Said {
  readonly message: Message;
  /** Settles after the delivery to the bot, or at once if there is none. Never rejects because of the bot. */
  readonly delivered: Promise<void>;
}

/**
 * Posts a person's message and sends it to the bot: always in a 1:1 chat, elsewhere only if it mentions the bot
 * (Microsoft: Channel and group conversations).
 */
export function say(teams: TeamsTenant, endpoint: ToBot, saying: Saying): Said {
  const { person, conversation, root, text, mentionBot } = saying;
  const mentions = mentionsOf(teams, saying);
  const shown = mentionBot ? `${botMention(teams).text} ${text}` : text;
  const author = { id: person.id, name: person.name, isBot: false };
  const message = teams.chats.post({ conversation: conversation.id, root }, author, { text: shown, mentions, card: null });
  // T3, T36
  const isAddressed = conversation.kind === "personal" || mentions.some(({ id }) => id === teams.bot.id);
  const isInstalled = teams.installations.isInstalled(conversation);
  if (!isInstalled && conversation.kind === "personal") teams.chats.setProblem(message, APP_NOT_HERE);
  // T4
  return { message, delivered: isInstalled && isAddressed ? tell(teams, endpoint, saying, message) : Promise.resolve() };
}

function botMention({ bot }: TeamsTenant): Mention {
  return { text: `<at>${bot.name}</at>`, id: bot.id, name: bot.name };
}

function mentionsOf(teams: TeamsTenant, { mentionBot, mentions }: Saying): readonly Mention[] {
  return mentionBot ? [botMention(teams), ...mentions] : mentions;
}

// T6
async function tell(teams: TeamsTenant, endpoint: ToBot, saying: Saying, message: Message): Promise<void> {
  const delivery = await endpoint.deliver(messageActivity(teams, endpoint.serviceUrl, saying, message));
  if (delivery.kind === "unreachable") teams.chats.setProblem(message, UNABLE_TO_REACH_APP);
  else if (delivery.status >= 300) teams.chats.setProblem(message, SOMETHING_WENT_WRONG);
}

// T1, T2
function messageActivity(teams: TeamsTenant, serviceUrl: string, saying: Saying, message: Message): object {
  const { person, conversation, mentionBot } = saying;
  // Real clients put a non-breaking space after a mention, and it arrives as an entity (Microsoft: Channel and group conversations).
  const prefix = (space: string): string => (mentionBot ? `${botMention(teams).text}${space}` : "");
  const mentions = mentionsOf(teams, saying);
  return {
    ...activityOf({ teams, serviceUrl, person, conversation, root: threadOf(conversation, message) }),
    type: "message",
    id: message.id,
    ...(message.root === null ? {} : { replyToId: message.root }),
    textFormat: "plain",
    text: `${prefix("&nbsp;")}${saying.text}`,
    attachments: [{ contentType: "text/html", content: htmlOf(`${prefix("\u00a0")}${saying.text}`, mentions) }],
    entities: [...mentions.map(entityOf), clientInfoOf(person)],
  };
}

function entityOf({ text, id, name }: Mention): object {
  return { type: "mention", text, mentioned: { id, name } };
}
