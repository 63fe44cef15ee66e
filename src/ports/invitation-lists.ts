import type { ConversationId, Instant, PersonId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { ListPage, ListPosition } from "../domain/list-page.ts";

/** Which open invitations; every given part narrows. Without requester and conversation there are none. */
export interface OpenFilter {
  readonly requester?: PersonId;
  /** All threads of a channel count as one. */
  readonly conversation?: ConversationId;
  /** What stands behind the address's `@`, lower case. */
  readonly domain?: string;
  readonly createdBefore?: Instant;
}

/** Our open invitations (requested, awaiting approval, sending or invited: `openStates`) as lists for people. */
export interface InvitationLists {
  /** Oldest first, at most `limit` (≤ 100); "before" gives the nearest ones before the position. */
  listOpen(of: OpenFilter, page: ListPage, limit: number): Promise<readonly Invitation[]>;
  /** How many there are on all pages. */
  countOpen(of: OpenFilter): Promise<number>;
  /** Those that others are to decide about, oldest first, only behind a position if one is given; at most `limit` (≤ 100). */
  listAwaitingApproval(after: ListPosition | undefined, limit: number): Promise<readonly Invitation[]>;
  /** How many somebody has asked for since a moment, but those that failed: for caps. */
  countRequested(requester: PersonId, since: Instant): Promise<number>;
}
