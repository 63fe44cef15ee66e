import type { Caution, UntilNow } from "./caution.ts";
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

/** What was promised: the identity that was to send, and the people it may be. */
export interface Promised extends Pick<Invitation, "inviteAs" | "approval"> {
  readonly requester: { readonly name?: string };
}

/** What the sender should know about the identity, if it isn't the promised one. */
export function identityCaution(identity: Invitation["inviteAs"], promised: Promised): Caution {
  return { kind: identity === undefined ? "sent-by-you" : `sent-by-${identity}`, untilNow: untilNow(promised) };
}

function untilNow({ inviteAs, approval, requester: { name } }: Promised): UntilNow {
  if (inviteAs === "app") return { kind: inviteAs };
  if (inviteAs === undefined) return name === undefined ? { kind: "approver" } : { kind: "person", name };
  const decision = approval?.decision;
  return decision?.kind === "approved" ? { kind: "person", name: decision.name } : { kind: inviteAs };
}
