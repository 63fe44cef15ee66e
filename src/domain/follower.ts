import type { ConversationId, Instant, InvitationId } from "./ids.ts";
import type { Person } from "./person.ts";

/** A person to notify. A person who never wrote to the bot has no Teams id, and perhaps no name that we may read. */
export type Recipient = Omit<Person, "teamsId"> & Partial<Pick<Person, "teamsId">>;

/** A person besides the requester who is notified of an invitation. */
export interface Follower {
  readonly invitation: InvitationId;
  readonly person: Recipient;
  /** Where they asked for the same partner; absent: their 1:1 chat with the bot. */
  readonly conversation?: ConversationId;
  /** They asked for the same partner ("asked"), or the requester picked them on the form ("colleague"). */
  readonly why: "asked" | "colleague";
  readonly since: Instant;
  /** The newest notice that was made for them, so that none is made twice. */
  readonly told?: string;
}
