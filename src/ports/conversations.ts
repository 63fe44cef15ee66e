import type { ConversationId } from "../domain/ids.ts";

/** All that is needed to speak in a conversation later. */
export interface ConversationReference {
  readonly id: ConversationId;
  readonly kind: "personal" | "groupChat" | "channel";
  readonly tenantId: string;
  /** The newest `serviceUrl` seen; checked against the allow-list before it was stored, and again before use. */
  readonly serviceUrl: string;
  /** The bot's own Teams id (`28:…`). */
  readonly botId: string;
  readonly teamId?: string;
  readonly channelId?: string;
}

export interface Conversations {
  /** Stores or refreshes; called for every activity. Writes nothing when nothing changed. */
  remember(reference: ConversationReference): Promise<void>;
  find(id: ConversationId): Promise<ConversationReference | undefined>;
  /** Some channel that the bot is in; its service carries all of the tenant's channels. Undefined while it is in none. */
  anyChannel(): Promise<ConversationReference | undefined>;
  /** Forgets a conversation that the bot was removed from; with a team, all of its channels and threads. */
  forget(id: ConversationId, teamId?: string): Promise<void>;
}
