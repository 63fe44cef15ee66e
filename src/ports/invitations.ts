import type { Announcement } from "../domain/announcement.ts";
import type { AuditEvent } from "../domain/audit.ts";
import type { Follower } from "../domain/follower.ts";
import type { EmailKey, GuestId, Instant, InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { NewJob } from "../domain/job.ts";

/** One transition: the invitation as it shall be. Its `version` is one above what is stored (1 inserts). */
export interface Change {
  readonly invitations: readonly Invitation[];
  readonly events: readonly AuditEvent[];
  readonly jobs: readonly NewJob[];
  /** Moves a cursor with the rest; `from` is what must be stored now (undefined: nothing yet). */
  readonly cursor?: Cursor;
  /** Redeem links to keep (encrypted) or, with null, to forget. */
  readonly redeemUrls?: ReadonlyMap<InvitationId, string | null>;
  /** Who else hears of an invitation from now on, in the place of what was stored of them. */
  readonly followers?: readonly Follower[];
  /** Acceptances for conversations that asked for them; those that were queued or told before are left as they are. */
  readonly announcements?: readonly Announcement[];
}

/** A move of a named position in a stream; it fails (conflict) unless `from` is what is stored. */
export interface Cursor {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string;
}

export interface InvitedRange {
  readonly from?: Instant;
  readonly until?: Instant;
  readonly after?: InvitationId;
}

export type CommitOutcome =
  | "committed"
  /** Somebody was first: a version, the cursor or an id was no longer as expected. Nothing was written. */
  | "conflict"
  /** Another open invitation has this address. Nothing was written. */
  | "address-taken";

/** Our invitations, with audit and jobs in the same transaction. */
export interface Invitations {
  find(id: InvitationId): Promise<Invitation | undefined>;
  /** The one open (requested, awaiting approval, sending or invited: `openStates`) invitation of an address. */
  findOpen(email: EmailKey): Promise<Invitation | undefined>;
  /** Those of ours that belong to these guests, newest first, ended ones too. */
  findByGuests(ids: readonly GuestId[]): Promise<readonly Invitation[]>;
  /** The newest invitation of an address, open or not. */
  findLatest(email: EmailKey): Promise<Invitation | undefined>;
  /**
   * Those in state `invited`, for the second path to acceptance: whose `state.since` is at or after `from`, or before
   * `until`; ordered by id, only ids after `after`; at most `limit` (≤ 1,000).
   */
  listInvited(range: InvitedRange, limit: number): Promise<readonly Invitation[]>;
  /** The redeem link, decrypted; undefined when it was never kept, or forgotten, or can't be decrypted any more. */
  redeemUrl(id: InvitationId): Promise<string | undefined>;
  /** State, audit, jobs, links and cursor in one transaction, or nothing at all. */
  commit(change: Change): Promise<CommitOutcome>;
}
