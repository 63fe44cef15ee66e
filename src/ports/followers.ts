import type { Follower } from "../domain/follower.ts";
import type { InvitationId } from "../domain/ids.ts";

/** Who else hears of an invitation. Written only by {@link ./invitations.ts}'s `commit`. */
export interface Followers {
  /** Everybody who follows an invitation, those who began first first. */
  of(invitation: InvitationId): Promise<readonly Follower[]>;
}
