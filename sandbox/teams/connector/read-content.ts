import { type BotActivity, cardMentions, mentionEntitiesOf, type MentionEntity } from "./bot-activity.ts";
import { badArgument, badSyntax, messageTooBig } from "./connector-error.ts";
import type { Conversation, Mention, MessageContent } from "../chats/message.ts";
import { oauthCard } from "../chats/oauth-card.ts";
import type { TeamsTenant } from "../chats/teams-tenant.ts";
import { isKeyOf } from "../chats/people.ts";
import type { RosterPerson } from "../chats/people.ts";
import { toMention } from "./to-mention.ts";

const ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";
const OAUTH_CARD = "application/vnd.microsoft.card.oauth";
const SIZE_LIMIT_BYTES = 100 * 1024;

/**
 * The messages in the bot's activity: one for the text and one for each attachment, because Teams splits them
 * (Microsoft: Format bot messages).
 * @throws ConnectorError 413 over 100 KB of UTF-16; 400 without content, with a mention that doesn't match the text, or a mention of an
 * unknown person.
 */
export function readContent(teams: TeamsTenant, conversation: Conversation, activity: BotActivity): readonly MessageContent[] {
  // T16
  if (JSON.stringify(activity).length * 2 > SIZE_LIMIT_BYTES) throw messageTooBig();
  const place = { teams, conversation };
  const parts = [...textPart(place, activity), ...(activity.attachments ?? []).map((attachment) => attachmentPart(place, attachment))];
  if (parts.length === 0) throw badSyntax("Activity must include non empty 'text' field or at least 1 attachment");
  return parts.map((part) => ({ ...part, ...noticeOf(activity) }));
}

interface Place {
  readonly teams: TeamsTenant;
  readonly conversation: Conversation;
}

/** How people are notified: the toast's text, and an alert in the feed (Microsoft: Channel and group conversations). */
function noticeOf({ summary, channelData }: BotActivity): Pick<MessageContent, "summary" | "alert"> {
  return { ...(summary ? { summary } : {}), ...(channelData?.notification?.alert ? { alert: true } : {}) };
}

function textPart(place: Place, activity: BotActivity): readonly MessageContent[] {
  const text = activity.text ?? "";
  const mentions = mentionEntitiesOf(activity).map((entity) => textMention(place, text, entity));
  if (text.trim() === "") return [];
  return [{ text: activity.textFormat === "plain" ? escapeMarkdown(text) : text, mentions, card: null }];
}

function textMention(at: Place, text: string, { text: place, mentioned }: MentionEntity): Mention {
  // T26
  if (!mentioned) throw badArgument("Invalid mention entity");
  if (!place) throw badArgument("Mention entity text is not valid.");
  // T25, T27: A bare "&" never matches on the real service (botbuilder-js #2111).
  if (!text.includes(place) || /&(?!\w+;)/.test(place)) throw badArgument("Mention entity does not match text");
  const person = at.teams.people.byTeamsKey(mentioned.id) ?? guestOfTeam(at, ({ id, teamsId }) => [id, teamsId].includes(mentioned.id));
  return toMention({ ...at, person }, place, mentioned);
}

/** T139 */
function guestOfTeam({ teams, conversation: { team } }: Place, fits: (guest: RosterPerson) => boolean): RosterPerson | undefined {
  return team ? teams.guestsOf(team.aadGroupId).find(fits) : undefined;
}

function attachmentPart(place: Place, attachment: { contentType: string; content?: unknown }): MessageContent {
  if (attachment.contentType === OAUTH_CARD) return oauthPart(attachment.content);
  if (attachment.contentType !== ADAPTIVE_CARD) return undrawn(attachment.contentType);
  const card = cardMentions.safeParse(attachment.content);
  if (!card.success) throw badSyntax("Adaptive card content is not valid");
  return {
    text: "",
    mentions: (card.data.msteams?.entities ?? []).map((entity) => cardMention(place, card.data, entity)),
    card: card.data,
  };
}

function oauthPart(content: unknown): MessageContent {
  const card = oauthCard.safeParse(content);
  if (!card.success) throw badSyntax("OAuth card content is not valid");
  return { text: "", mentions: [], card: null, oauth: card.data };
}

/** Teams shows many kinds of attachments; the sandbox draws only adaptive cards and names the others. */
function undrawn(contentType: string): MessageContent {
  if (!/^(application|image|text|video)\//.test(contentType)) throw badSyntax("Unknown attachment type");
  return { text: `(${contentType})`, mentions: [], card: null };
}

function cardMention(at: Place, card: object, { text: place, mentioned }: MentionEntity): Mention {
  if (!place || !mentioned) throw badArgument("Invalid mention entity");
  const { msteams: _, ...shown } = { msteams: undefined, ...card };
  if (!containsText(shown, place)) throw badArgument("Mention entity does not match text");
  const person = at.teams.people.byMemberKey(mentioned.id) ?? guestOfTeam(at, (guest) => isKeyOf(guest, mentioned.id));
  return toMention({ ...at, person }, place, mentioned);
}

function containsText(value: unknown, text: string): boolean {
  if (typeof value === "string") return value.includes(text);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((inner) => containsText(inner, text));
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]()#~|>]/g, "\\$&");
}
