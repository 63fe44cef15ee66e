import type { Recipient } from "../domain/follower.ts";
import type { ConversationId, GuestId, PersonId } from "../domain/ids.ts";
import type { TeamGuest } from "../domain/team-plan.ts";

/** The team and channel of a conversation. */
export interface TeamPlace {
  /** Entra object id of the team's group: the team's name in Graph and in links. */
  readonly groupId: string;
  readonly teamName: string;
  /** Teams' id of the channel, without a thread. */
  readonly channelId: string;
  /** The channel's display name. For a channel that Teams doesn't list (private and shared ones) it is the team's name. */
  readonly channelName: string;
  /** False for private and shared channels, which members of the team don't all see. */
  readonly isStandard: boolean;
}

/** The teams that the bot is in. */
export interface Teams {
  /**
   * Gets the bot's token, so that a post right after this goes out at once.
   * @throws GuestlistError `identity-unavailable`, `identity-misconfigured`.
   */
  prepare(): Promise<void>;
  /**
   * The team and channel of a conversation (a channel or one of its threads), cached for ten minutes. Undefined for other chats, and
   * for teams that the bot isn't in (any more).
   * @throws GuestlistError `teams-unavailable` or `throttled` when Teams can't answer now.
   */
  describe(conversation: ConversationId): Promise<TeamPlace | undefined>;
  /**
   * Whether a person is in a conversation now (in a channel: in its team). False for guests, and where the bot isn't. Throws what
   * `describe` throws.
   */
  isMember(conversation: ConversationId, person: PersonId): Promise<boolean>;
  /** Up to `limit` members of a conversation, without guests; empty where the bot isn't. Throws what `describe` throws. */
  members(conversation: ConversationId, limit: number): Promise<readonly Recipient[]>;
  /**
   * The owners of the conversation's team, as its roster says; "not-checked" where the roster names none, or is longer than any team's.
   * Throws what `describe` throws.
   */
  owners(conversation: ConversationId): Promise<readonly Recipient[] | "not-checked">;
  /** The guest in the roster of the conversation's team; undefined if they aren't there (yet). Throws what `describe` throws. */
  guest(conversation: ConversationId, guest: GuestId): Promise<TeamGuest | undefined>;
}
