import type { OAuthCard } from "./oauth-card.ts";

export type Card = Readonly<Record<string, unknown>>;

export interface Mention {
  /** The marked place in the text, `<at>Ada</at>`. */
  readonly text: string;
  /** `29:…` of a person, `28:…` of the bot, or a tag's own id. */
  readonly id: string;
  readonly name: string;
  /** Entra object ids of the people who have the mentioned tag. */
  readonly tagged?: readonly string[];
}

/** The content of a message: text or a card, never both (Microsoft: Format bot messages). */
export interface MessageContent {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly card: Card | null;
  /** The toast's text, instead of the message's (Microsoft: Channel and group conversations). */
  readonly summary?: string;
  /** An OAuth card in place of text and card. */
  readonly oauth?: OAuthCard;
  /** The bot asked for an alert in the person's feed (Microsoft: Channel and group conversations). */
  readonly alert?: true;
}

export interface Author {
  /** Entra object id of a person, `28:…` of the bot. */
  readonly id: string;
  readonly name: string;
  readonly isBot: boolean;
}

export interface Message {
  readonly id: string;
  readonly conversation: string;
  /** Id of the thread's first message, for a reply in a channel. */
  readonly root: string | null;
  readonly from: Author;
  /** ISO time. */
  readonly at: string;
  /** Entra object id of the one person who sees a targeted message, for 24 hours; null: everybody. */
  readonly onlyFor: string | null;
  content: MessageContent;
  editedAt: string | null;
  /** Teams' words under the message when the bot did not accept it. */
  problem: string | null;
  /** Entra object ids of the people who see the button of an OAuth card, because the silent exchange was refused. */
  readonly signInFor: Set<string>;
  /** Entra object ids of the people whose automatic refresh failed: they see Teams' words in place of the card. */
  readonly brokenFor: Set<string>;
  /** Cards that Action.Execute returned to one person (Entra object id → card), until the message is edited (Microsoft: Universal Actions). */
  readonly views: Map<string, Card>;
}

export interface Team {
  /** Equal to the id of its General channel. */
  readonly id: string;
  readonly aadGroupId: string;
  readonly name: string;
}

export interface Conversation {
  readonly id: string;
  readonly kind: "personal" | "groupChat" | "channel";
  /** Name of the channel or group chat; of the bot for the 1:1 chat. */
  title: string;
  readonly team: Team | null;
  /** Absent: a standard channel, or no channel. A private or shared one has an app only if it was allowed there. */
  readonly membership?: "private" | "shared";
  /** Entra object ids of the members; all channels of a team share one set. */
  readonly members: Set<string>;
}
