import type { Recipient } from "../domain/follower.ts";
import type { ConversationId, PersonId } from "../domain/ids.ts";

/** Where in Teams a conversation of a channel is. */
export interface TeamPlace {
  /** Entra object id of the team's group: what Graph and links call the team. */
  readonly groupId: string;
  readonly teamName: string;
  /** Teams' id of the channel, without a thread. */
  readonly channelId: string;
  /** What people call the channel; the team's name for one that Teams doesn't list (private and shared ones). */
  readonly channelName: string;
}

/** The teams that the bot is in. */
export interface Teams {
  /**
   * The team and channel of a conversation (a channel or one of its threads), kept for ten minutes. Undefined for other chats, and
   * where the bot isn't (any more).
   * @throws GuestlistError `teams-unavailable` or `throttled` when Teams can't say for now.
   */
  describe(conversation: ConversationId): Promise<TeamPlace | undefined>;
  /** Whether somebody, but no guest, is in a conversation (in a channel: in its team) right now. Throws as `describe`; false where the bot isn't. */
  isMember(conversation: ConversationId, person: PersonId): Promise<boolean>;
  /** Up to `limit` of those who are in it, without guests; nobody where the bot isn't. Throws as `describe`. */
  members(conversation: ConversationId, limit: number): Promise<readonly Recipient[]>;
}
