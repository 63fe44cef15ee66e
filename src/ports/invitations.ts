import type { Announcement } from "../domain/announcement.ts";
import type { AuditEvent } from "../domain/audit.ts";
import type { Follower } from "../domain/follower.ts";
import type { EmailKey, GuestId, Instant, InvitationId, PersonId } from "../domain/ids.ts";
import type { Invitation, InvitationStateKind } from "../domain/invitation.ts";
import type { NewJob } from "../domain/job.ts";

/** One transition: the invitation's new content. Its `version` is one above the stored one (1 inserts). */
export interface Change {
  readonly invitations: readonly Invitation[];
  readonly events: readonly AuditEvent[];
  readonly jobs: readonly NewJob[];
  /** A cursor to move in the same transaction. */
  readonly cursor?: Cursor;
  /** Redeem links to keep (encrypted) or, with null, to forget. */
  readonly redeemUrls?: ReadonlyMap<InvitationId, string | null>;
  /** New followers of an invitation; a follower who is stored already is replaced. */
  readonly followers?: readonly Follower[];
  /** Acceptances for conversations that subscribed to them; those queued or delivered before stay as they are. */
  readonly announcements?: readonly Announcement[];
  /** Checked in the same transaction: the change is written only within all of these. */
  readonly limits?: readonly OpenLimit[];
}

/** After the change, a requester has at most so many invitations in these states, which are all open ones. Imported ones don't count. */
export interface OpenLimit {
  readonly requester: PersonId;
  readonly states: readonly InvitationStateKind[];
  readonly most: number;
}

/** A move of a named position in a stream; conflicts unless `from` is what is stored (undefined: nothing yet). */
export interface Cursor {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string;
}

/** Our position in a stream (the delta link). Moved only by `commit`. */
export interface Cursors {
  find(name: string): Promise<string | undefined>;
}

export type CommitOutcome =
  | "committed"
  /** Another change was first: a version, the cursor or an id was not as expected. Nothing was written. */
  | "conflict"
  /** Another open invitation has this address. Nothing was written. */
  | "address-taken"
  /** The requester would have more invitations than a limit of the change. Nothing was written. */
  | "over-limit";

/** Our invitations; audit and jobs are written in the same transaction. */
export interface Invitations {
  /** Undefined also for one that was blanked. */
  find(id: InvitationId): Promise<Invitation | undefined>;
  /** The one open invitation of an address (requested, awaiting approval, sending or invited: `openStates`). */
  findOpen(email: EmailKey): Promise<Invitation | undefined>;
  /**
   * Our invitations of these guests, newest first, ended ones too: all of them, since what isn't known could be why a guest must stay.
   * @throws GuestlistError `store-corrupt` when one of them can't be read, e.g. because a newer version has stored it
   */
  findByGuests(ids: readonly GuestId[]): Promise<readonly Invitation[]>;
  /** Those of them that can be read, to hear of acceptances: the directory reports many guests at once, and one must not keep the others back. */
  findReadableByGuests(ids: readonly GuestId[]): Promise<readonly Invitation[]>;
  /** The invitations of an address, open or not, newest first; at most 100, and those with a guest before those without. */
  findByAddress(email: EmailKey): Promise<readonly Invitation[]>;
  /** The redeem link, decrypted; undefined if it was never kept, was forgotten, or can't be decrypted any more. */
  redeemUrl(id: InvitationId): Promise<string | undefined>;
  /**
   * Blanks the personal data of invitations that failed before Graph was asked to invite, also while they waited for their time, or were
   * never judged, and that have been so since before this moment: the address, what the form said, what approvers were told, why the policy was overridden, the requester's name, the followers and the link. The
   * requester's id and the trail stay. Returns how many.
   */
  blankUnsent(before: Instant, now: Instant): Promise<number>;
  /** Writes state, audit, jobs, links and cursor in one transaction, or nothing at all. */
  commit(change: Change): Promise<CommitOutcome>;
}
