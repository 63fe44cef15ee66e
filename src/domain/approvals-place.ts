import type { ConversationId, Instant, PersonId } from "./ids.ts";

/** The channel where requests are decided about, as an administrator of the bot chose it in the chat. */
export interface ApprovalsPlace {
  /** Without its thread: each request is a post of its own. */
  readonly conversation: ConversationId;
  readonly teamId?: string;
  readonly by: PersonId;
  /** Language and zone of who chose it: the cards there speak to everybody. */
  readonly locale: string;
  readonly timeZone: string;
  readonly since: Instant;
}
