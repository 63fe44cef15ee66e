import type { ActivityId, ConversationId, Instant, PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { ListPage, ListPosition } from "../domain/list-page.ts";
import type { CardPlace } from "../domain/posted-card.ts";

/** Which open invitations; every given part narrows the list. Without requester and conversation the list is empty. */
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

/** Our open invitations (requested, awaiting approval, sending or invited: `openStates`) as pages to show. */
export interface InvitationLists {
  /** Oldest first, at most `limit` (≤ 100); "before" gives the nearest ones before the position. */
  listOpen(of: OpenFilter, page: ListPage, limit: number): Promise<readonly Invitation[]>;
  /** The number on all pages. */
  countOpen(of: OpenFilter): Promise<number>;
  /** Invitations that wait for an approver, oldest first; only those after a position if one is given; at most `limit` (≤ 100). */
  listAwaitingApproval(after: ListPosition | undefined, limit: number): Promise<readonly Invitation[]>;
  /**
   * Whether a message is known as the card of an invitation in that place, or of one that isn't this person's (`notOf`). The copies of an
   * approval card count as "approvals". Reads every invitation: not for each press.
   */
  isCard(place: CardPlace, message: ActivityId, which?: { readonly notOf: PersonId }): Promise<boolean>;
}
