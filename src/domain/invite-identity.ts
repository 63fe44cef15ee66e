import type { Caution } from "./caution.ts";
import type { PersonId } from "./ids.ts";
import type { Invitation } from "./invitation.ts";

/** The identity that Graph records as having invited: the app, or a person in their own name. */
export type Inviter = { readonly kind: "app" } | { readonly kind: "person"; readonly id: PersonId };

/** Whether a person invites in their own name for their own request. */
export function isOwnRequest(inviter: Inviter, requester: PersonId): boolean {
  return inviter.kind === "person" && inviter.id === requester;
}

/** The identity in terms of what the card promises: `Invitation.inviteAs`. */
export function identityOf(inviter: Inviter, requester: PersonId): Invitation["inviteAs"] {
  if (inviter.kind === "app") return "app";
  return isOwnRequest(inviter, requester) ? undefined : "approver";
}

/** The invitation with the identity that sends it now, which its sender has agreed to. */
export function withIdentity<Kind extends Invitation>(invitation: Kind, inviter: Inviter): Kind {
  const { inviteAs: _, ...rest } = invitation;
  const identity = identityOf(inviter, invitation.requester.id);
  return { ...rest, ...(identity && { inviteAs: identity }) } as Kind;
}

/** What the sender should know about the identity, if it isn't the promised one. */
export function identityCaution(identity: Invitation["inviteAs"]): Caution {
  return { kind: identity === undefined ? "sent-by-you" : `sent-by-${identity}` };
}
