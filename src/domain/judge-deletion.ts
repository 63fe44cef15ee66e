import type { Instant } from "./ids.ts";
import { millisecondsOf } from "./instant.ts";
import { isImported } from "./is-imported.ts";
import type { Invitation } from "./invitation.ts";
import type { DirectoryUser } from "./preflight.ts";

/**
 * Why the bot doesn't delete a guest: they accepted at some time, another invitation has the same guest, or it isn't certain that this
 * invitation created them.
 */
export const keepReasons = ["accepted-before", "shared", "not-ours"] as const;
export type KeepReason = (typeof keepReasons)[number];

type Held = Pick<Invitation, "id" | "state" | "createdGuest" | "postedAfter" | "origin">;

/** The reason that our own records give. `sameGuest`: all our invitations of this guest. */
export function reasonToKeepByRecords(invitation: Held, sameGuest: readonly Held[]): KeepReason | undefined {
  const others = sameGuest.filter(({ id }) => id !== invitation.id);
  if ([invitation, ...others].some(mayHaveAccepted)) return "accepted-before";
  if (others.length > 0) return "shared";
  const mayBeOurs = invitation.createdGuest && invitation.postedAfter !== undefined && !isImported(invitation);
  return mayBeOurs ? undefined : "not-ours";
}

/** The reason that our records or the directory give; undefined: the guest is surely ours and never accepted. `guest` was read just now. */
export function reasonToKeep(invitation: Held, guest: DirectoryUser, sameGuest: readonly Held[]): KeepReason | undefined {
  const reason = reasonToKeepByRecords(invitation, sameGuest);
  if (reason !== undefined) return reason;
  if (!isUnchanged(guest)) return "accepted-before";
  return isCreatedByPost(invitation, guest) ? undefined : "not-ours";
}

/** A guest who was reset had accepted. For a restored one nobody knows, and an administrator wanted them back. */
function mayHaveAccepted({ state }: Held): boolean {
  return state.kind === "accepted" || (state.kind === "invited" && state.again !== undefined);
}

/** Graph may write the time of the first state a moment after the time of the creation. Nobody reads a mail, accepts and is reset so soon. */
const stateWrittenWithinMs = 5_000;

/** Pending, and never in another state: a guest who was reset is pending since a later time than the creation. */
function isUnchanged({ userState, userStateSince, createdAt }: DirectoryUser): boolean {
  if (userState !== "PendingAcceptance") return false;
  return (
    userStateSince === null || createdAt === null || millisecondsOf(userStateSince) - millisecondsOf(createdAt) <= stateWrittenWithinMs
  );
}

/**
 * The POST follows the preflight at once and is answered within 30 seconds, or twice that when it is repeated without a sponsor. A guest who
 * was created later may be somebody else's.
 */
const createdWithinMs = 60_000;

/**
 * Whether the POST of this invitation surely created a guest. Two addresses of one account are one guest, so an address that nobody had
 * before doesn't prove it (Microsoft Azure Identity Support Blog, jpazureid: B2B FAQ): the times of Graph's own clock do. Unknown times prove nothing.
 */
export function isCreatedByPost(
  { postedAfter }: Pick<Invitation, "postedAfter">,
  { createdAt }: Pick<DirectoryUser, "createdAt">,
): boolean {
  if (postedAfter === undefined || createdAt === null) return false;
  const later = millisecondsOf(createdAt) - millisecondsOf(postedAfter);
  return later >= 0 && later <= createdWithinMs;
}

/** Whether an acceptance was before the invitation's POST, so the partner was a guest already. Both times are Graph's. */
export function isAcceptedBefore({ state, postedAfter }: Pick<Invitation, "state" | "postedAfter">, since: Instant | null): boolean {
  const isFirst = state.kind === "invited" && state.again === undefined;
  return isFirst && since !== null && postedAfter !== undefined && since < postedAfter;
}

/**
 * Since when a guest is in their state, as far as it is known. If Graph has no time for a guest that it shows for the first time, the time of
 * the creation tells whether they are new.
 */
export function stateTimeOf({ userStateSince, createdAt }: DirectoryUser, wasSeen: boolean): Instant | null {
  return userStateSince ?? (wasSeen ? null : createdAt);
}
