import type { ConversationId, Instant, InvitationId } from "./ids.ts";
import type { Person } from "./person.ts";

/** Somebody to be told something; who never wrote to the bot has no Teams id, and perhaps no name that we may read. */
export type Recipient = Omit<Person, "teamsId"> & Partial<Pick<Person, "teamsId">>;

/** Somebody besides the requester who hears how an invitation goes on. */
export interface Follower {
  readonly invitation: InvitationId;
  readonly person: Recipient;
  /** Where they asked for the same partner; absent: their own chat with the bot. */
  readonly conversation?: ConversationId;
  /** They asked for the same partner, or the requester picked them on the form. */
  readonly why: "asked" | "colleague";
  readonly since: Instant;
  /** The newest notice that was made for them, so that none is made twice. */
  readonly told?: string;
}
