import type { Follower } from "../domain/follower.ts";
import type { InvitationId } from "../domain/ids.ts";

/** The people besides the requester who are notified of an invitation. Written only by {@link ./invitations.ts}'s `commit`. */
export interface Followers {
  /** All followers of an invitation, in the order in which they began to follow. */
  of(invitation: InvitationId): Promise<readonly Follower[]>;
}
