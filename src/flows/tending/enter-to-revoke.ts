import { reasonToKeepByRecords } from "../../domain/judge-deletion.ts";
import type { KeepReason } from "../../domain/judge-deletion.ts";
import type { DirectoryRole } from "../../domain/policy/directory-role.ts";
import type { GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { mayRevoke } from "../../domain/may-revoke.ts";
import type { Person } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Ports } from "../../ports/ports.ts";
import { signIn } from "../who/sign-in.ts";
import type { SignedIn } from "../who/sign-in.ts";
import { isInvited, isBeingRevoked } from "./is-invited.ts";
import type { Invited } from "./is-invited.ts";

export type RevokeNeeds = Pick<
  Ports,
  | "invitations"
  | "announcements"
  | "conversations"
  | "directory"
  | "identity"
  | "membership"
  | "teams"
  | "teamConsent"
  | "teamMembers"
  | "policy"
  | "limits"
  | "strongSignIn"
  | "clock"
  | "log"
  | "terms"
>;

export interface RevokeInput {
  readonly id: InvitationId;
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

/** The bot doesn't delete this guest; an administrator can. */
export interface Kept {
  readonly kind: "kept";
  readonly why: KeepReason;
  readonly invitation: Invitation;
  readonly guest: GuestId;
}

/** Why an invitation can't be revoked, or not by this person. */
export type NotRevocable =
  | { readonly kind: "not-yours"; readonly requester: Person }
  /** It isn't open, or a revocation was started already. */
  | { readonly kind: "as-it-stands"; readonly invitation: Invitation }
  | Kept
  | { readonly kind: "sign-in-needed" }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "unknown-invitation" };

/** The invitation, if it is open. */
export async function findRevocable({ invitations }: RevokeNeeds, id: InvitationId): Promise<Invited | NotRevocable> {
  const invitation = await invitations.find(id);
  if (!invitation) return { kind: "unknown-invitation" };
  return isOpen(invitation) ? invitation : { kind: "as-it-stands", invitation };
}

/** Whether our records alone forbid to delete the guest. */
export async function findReasonToKeep({ invitations }: RevokeNeeds, invitation: Invited): Promise<Kept | undefined> {
  const guest = invitation.state.guestId;
  const why = reasonToKeepByRecords(invitation, await invitations.findByGuests([guest]));
  return why && { kind: "kept", why, invitation, guest };
}

function isOpen(invitation: Invitation): invitation is Invited {
  return isInvited(invitation) && !isBeingRevoked(invitation);
}

/** Signs a person in who may revoke this invitation: its requester, even if they may no longer invite, or an administrator. */
export async function enterToRevoke(
  ports: RevokeNeeds,
  { by, ssoToken }: RevokeInput,
  invitation: Invitation,
): Promise<SignedIn | NotRevocable> {
  if (ssoToken === undefined) return { kind: "sign-in-needed" };
  const entry = await signIn(ports, by, ssoToken);
  if (entry.kind !== "signed-in") return entry;
  const roles = invitation.requester.id === by.id ? [] : await rolesOf(ports, entry, by);
  return mayRevoke(invitation, by.id, roles) ? entry : { kind: "not-yours", requester: invitation.requester };
}

async function rolesOf(
  { membership }: RevokeNeeds,
  { roles }: SignedIn,
  { id }: Person,
): Promise<readonly DirectoryRole[] | "not-checked"> {
  return roles ?? (await membership.rolesOf(id));
}
