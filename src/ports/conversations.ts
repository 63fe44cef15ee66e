import type { ConversationId } from "../domain/ids.ts";

/** What is needed to send to a conversation later. */
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
  /** Stores or refreshes a reference; called for every activity. Writes nothing if nothing changed. */
  remember(reference: ConversationReference): Promise<void>;
  find(id: ConversationId): Promise<ConversationReference | undefined>;
  /** Any channel that the bot is in; its service URL reaches all channels of the tenant. Undefined while the bot is in none. */
  anyChannel(): Promise<ConversationReference | undefined>;
  /** Any conversation that the bot is in: through its service, every person of the tenant is reached. */
  any(): Promise<ConversationReference | undefined>;
  /** Forgets a conversation that the bot was removed from: a channel with its threads, a team with all of its channels and threads. */
  forget(id: ConversationId, teamId?: string): Promise<void>;
}
