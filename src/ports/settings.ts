import type { Subscription } from "../domain/announcement.ts";
import type { ConversationId, Instant, PersonId } from "../domain/ids.ts";

/** The channel where requests are decided, as chosen in the chat by an administrator of the bot. */
export interface ApprovalsPlace {
  /** Without the thread: each request is a post of its own. */
  readonly conversation: ConversationId;
  readonly teamId?: string;
  readonly by: PersonId;
  /** Language and time zone of the person who chose it, used for the cards there. */
  readonly locale: string;
  readonly timeZone: string;
  readonly since: Instant;
}

/** What a team, a channel or a chat was used for when the bot was removed from it. It is used again when the bot is back. */
export interface LeftPlace {
  /** The id of the team, or of the single channel or chat. */
  readonly place: string;
  readonly approvals?: ApprovalsPlace;
  readonly subscriptions: readonly Subscription[];
}

/** What is stored for good. */
export interface Settings {
  /** True the first time that this name is given, false from then on. */
  once(name: string, now: Instant): Promise<boolean>;
  /** The approvals channel; undefined until one is chosen. */
  approvalsPlace(): Promise<ApprovalsPlace | undefined>;
  /** Stores the channel in place of the earlier one. */
  chooseApprovalsPlace(place: ApprovalsPlace): Promise<void>;
  /** Removes the chosen channel, e.g. when the bot was removed from there. */
  forgetApprovalsPlace(): Promise<void>;
  /** The places that the bot was removed from and that were used for something, in the order of their ids. */
  leftPlaces(): Promise<readonly LeftPlace[]>;
  /** Stores it in place of an earlier one with the same id. */
  keepLeftPlace(left: LeftPlace): Promise<void>;
  dropLeftPlace(place: string): Promise<void>;
}

/** Whether an administrator has consented to changing the members of teams in people's names (TeamMember.ReadWriteNonOwnerRole.All). */
export interface TeamConsent {
  /** When Entra last said that nobody has consented; undefined if it never did, or has said otherwise since then. */
  missingSince(): Promise<Instant | undefined>;
  /** Stores what Entra said just now. */
  note(isGiven: boolean, now: Instant): Promise<void>;
}
