import type { InvitationEvent } from "./invitation-event.ts";
import type { Instant } from "./ids.ts";
import type { Invitation, InvitationState } from "./invitation.ts";
import { planAfterDeletion, planAfterRestoration, planAfterRevoking } from "./team-plan.ts";

/**
 * The team plan after an event that brings its invitation to `state`: a membership ends with the guest's account, and comes back with it, unless
 * the address was wrong; a wish ends with a revocation. A new guest in the place of one who was deleted is wanted where that one was.
 */
export function teamAfter(
  { state: before, team }: Pick<Invitation, "state" | "team">,
  event: InvitationEvent,
  state: InvitationState,
  now: Instant,
): Pick<Invitation, "team"> {
  if (!team) return {};
  if (event.kind === "revoking") return { team: planAfterRevoking(team, now) };
  if (before.kind === "revoked" && before.why === "replaced") return {};
  if (isOtherGuest(before, state)) return { team: planAfterRestoration(planAfterDeletion(team, now), now) };
  const [wasGone, isGone] = [isGuestGone(before), isGuestGone(state)];
  if (isGone === wasGone) return {};
  return { team: isGone ? planAfterDeletion(team, now) : planAfterRestoration(team, now) };
}

function isOtherGuest(before: InvitationState, after: InvitationState): boolean {
  return "guestId" in before && "guestId" in after && before.guestId !== after.guestId;
}

function isGuestGone({ kind }: InvitationState): boolean {
  return kind === "revoked" || kind === "removed";
}
