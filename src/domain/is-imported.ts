import type { Invitation } from "./invitation.ts";

/**
 * Whether an invitation was sent without us, and an administrator has made its guest known: Guestlist follows it and tells how it ends. Nobody
 * joins it, since no mail of ours went out; its guest is never ours to delete; and it counts for nobody's limits. `requester` is the
 * administrator, who hears nothing of it.
 */
export function isImported({ origin }: Pick<Invitation, "origin">): boolean {
  return origin === "imported";
}
