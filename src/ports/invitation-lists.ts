import type { ActivityId, ConversationId, Instant, InvitationId, PersonId } from "../domain/ids.ts";
import type { LaneRange } from "../domain/guest-lanes.ts";
import type { GuestPosition } from "../domain/guest-rounds.ts";
import type { AcceptancePath, Invitation, InvitationStateKind } from "../domain/invitation.ts";
import type { ListPage, ListPosition } from "../domain/list-page.ts";
import type { CardPlace } from "../domain/posted-card.ts";

/** Which open invitations that were asked for here; every given part narrows the list. Without requester and conversation the list is empty. */
export interface OpenFilter {
  readonly requester?: PersonId;
  /** All threads of a channel count as one. */
  readonly conversation?: ConversationId;
  /** The part after the address's `@`, lower case. */
  readonly domain?: string;
  readonly createdBefore?: Instant;
  /** Only those that wait for approval. */
  readonly awaiting?: true;
}

/** Which of all invitations, open or ended; every given part narrows the list. */
export interface InvitationFilter {
  readonly requester?: PersonId;
  readonly states?: readonly InvitationStateKind[];
  /** The part after the address's `@`, lower case. */
  readonly domain?: string;
  /** Created at this moment or later. */
  readonly createdFrom?: Instant;
  readonly createdBefore?: Instant;
}

/** Where a stretch of the list of all begins, and in which direction it goes; absent: at the oldest. */
export interface ListStretch {
  readonly after?: ListPosition;
  readonly newestFirst?: boolean;
}

/** Our open invitations (requested, awaiting approval, sending or invited: `openStates`) as pages to show, and all as stretches to read through. */
export interface InvitationLists {
  /**
   * All invitations that fit, in the order of their creation, at most `limit` (≤ 1,000): read on after the last one until a stretch is
   * shorter. A blanked one has an empty address, and its requester an empty name. No stretch of the list is kept open: other processes write meanwhile.
   */
  listAll(of: InvitationFilter, stretch: ListStretch, limit: number): Promise<readonly Invitation[]>;
  /** Invitations whose id begins with this text, at most `limit` (≤ 100), ordered by id. Not those that were blanked. */
  startingWith(beginning: string, limit: number): Promise<readonly Invitation[]>;
  /** Oldest first, at most `limit` (≤ 100); "before" gives the nearest ones before the position. */
  listOpen(of: OpenFilter, page: ListPage, limit: number): Promise<readonly Invitation[]>;
  /** The number on all pages. */
  countOpen(of: OpenFilter): Promise<number>;
  /** Invitations that wait for an approver, oldest first; only those after a position if one is given; at most `limit` (≤ 100). */
  listAwaitingApproval(after: ListPosition | undefined, limit: number): Promise<readonly Invitation[]>;
  /** The domains of the newest invitations that were accepted, at most `limit` (≤ 1,000) of these; lower case, each once. */
  listAcceptedDomains(limit: number): Promise<readonly string[]>;
  /**
   * Whether a message is known as the card of an invitation in that place, or of one that isn't this person's (`notOf`). The copies of an
   * approval card count as "approvals". Reads every invitation: not for each press.
   */
  isCard(place: CardPlace, message: ActivityId, which?: { readonly notOf: PersonId }): Promise<boolean>;
}

/** How an acceptance was heard of. */
export interface HeardAcceptance {
  readonly path: AcceptancePath;
  /** The directory's time of the acceptance; ours when the directory gave none. */
  readonly since: Instant;
  readonly heardAt: Instant;
}

/** One among all that were heard of. */
export interface NumberedHearing extends HeardAcceptance {
  readonly id: InvitationId;
}

/** Our guests in the order in which the directory is asked about them, and how those who accepted were heard of. */
export interface Guests {
  /**
   * Invitations in one of two states, the newest `state.since` first, only those after a position if one is given; at most `limit`
   * (≤ 1,000).
   */
  list(of: LaneRange & { readonly before?: GuestPosition }, limit: number): Promise<readonly Invitation[]>;
  /** How many there are on all stretches. */
  count(of: LaneRange): Promise<number>;
  /** The acceptances that were heard of last, newest first; at most `limit` (≤ 100). Only those of guests who were there all the time. */
  lastHeard(limit: number): Promise<readonly HeardAcceptance[]>;
  /**
   * The acceptances that were heard of after a place in their order (by the time when they were heard of, then by id), oldest first; at most
   * `limit` (≤ 1,000). Another instance may store one later that was heard of before.
   */
  heardAfter(after: Pick<NumberedHearing, "heardAt" | "id">, limit: number): Promise<readonly NumberedHearing[]>;
}
