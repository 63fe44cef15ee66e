import type { FailureReason } from "../../domain/failure.ts";
import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";

/** Who is to be added: the partner of an invitation, or the user of an address that a form asked for in vain. */
export type Who = { readonly id: InvitationId } | { readonly address: string };

/** The partner that a person wants in a team. */
export interface Partner extends Pick<Invitation, "email"> {
  readonly options: Pick<Invitation["options"], "displayName">;
  /** Absent for the user of an address. */
  readonly invitation?: Invitation;
}

/** The partner, if the person may see the invitation. */
export async function findPartner(
  { invitations }: Pick<Ports, "invitations">,
  who: Who,
  viewer: Viewer,
): Promise<Partner | { readonly kind: "unknown-invitation" }> {
  if ("address" in who) return { email: who.address, options: {} };
  const invitation = await invitations.find(who.id);
  if (!invitation || !mayBeSeen(invitation, viewer)) return { kind: "unknown-invitation" };
  return { email: invitation.email, options: invitation.options, invitation };
}

/** Earlier releases stored a request as failed with one of these reasons. */
const inDirectory: ReadonlySet<FailureReason> = new Set(["guest-accepted", "guest-no-state", "employee"]);

/** The partner's user: the guest of an accepted invitation, or the existing user who made a request end. */
export async function userOf(
  { directory }: Pick<Ports, "directory">,
  { invitation, email }: Partner,
): Promise<GuestId | { readonly kind: "not-accepted" | "not-found" }> {
  const state = invitation?.state;
  if (state?.kind === "accepted") return state.guestId;
  const isThere = !state || (state.kind === "failed" && inDirectory.has(state.reason));
  if (!isThere) return { kind: "not-accepted" };
  const user = await directory.findByEmail({ kind: "app" }, email).catch(unlessForbidden);
  if (user?.userState === "PendingAcceptance") return { kind: "not-accepted" };
  return user?.id ?? { kind: "not-found" };
}

function unlessForbidden(error: unknown): undefined {
  if (!isGuestlistError(error, "directory-refused")) throw error;
}
