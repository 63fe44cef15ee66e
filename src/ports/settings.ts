import type { ConversationId, Instant, PersonId } from "../domain/ids.ts";

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

/** What is remembered for good. */
export interface Settings {
  /** True the first time ever that this name is given, false from then on. */
  once(name: string, now: Instant): Promise<boolean>;
  /** Where requests are decided about; undefined until somebody chose a channel. */
  approvalsPlace(): Promise<ApprovalsPlace | undefined>;
  /** Stores it in the place of the one before. */
  chooseApprovalsPlace(place: ApprovalsPlace): Promise<void>;
  /** Forgets it, e.g. when the bot was removed from there. */
  forgetApprovalsPlace(): Promise<void>;
}
