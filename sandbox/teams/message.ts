export type Card = Readonly<Record<string, unknown>>;

export interface Mention {
  /** The marked place in the text, `<at>Ada</at>`. */
  readonly text: string;
  /** `29:…` of a person or `28:…` of the bot. */
  readonly id: string;
  readonly name: string;
}

/** What somebody says: text or a card, never both (teams.md §3.1). */
export interface MessageContent {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly card: Card | null;
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
  content: MessageContent;
  editedAt: string | null;
  /** What Teams says under the message when the bot did not take it. */
  problem: string | null;
  /** Cards that Action.Execute returned to one person (Entra object id → card), until the message is edited (teams.md §3.2). */
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
  readonly kind: "personal" | "channel";
  /** Name of the channel; of the bot for the 1:1 chat. */
  readonly title: string;
  readonly team: Team | null;
  /** Entra object id of the person of a 1:1 chat; null for a channel, where everybody is. */
  readonly person: string | null;
  /** False: the app isn't installed here, and the connector answers 403 (teams.md §6.1). */
  botIsMember: boolean;
}
