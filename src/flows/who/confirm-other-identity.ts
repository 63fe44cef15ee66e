import type { Caution } from "../../domain/caution.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";

/**
 * What whoever sends an invitation must know first when it would go out under another identity than was promised (an admin
 * changed `INVITE_AS` since then, or somebody else sends it). It is promised anew by that, so that the next press goes on.
 */
export async function otherIdentity(
  { invitations }: Pick<Ports, "invitations">,
  invitation: Invitation,
  actor: Actor,
): Promise<Extract<Refusal, { kind: "to-confirm" }> | undefined> {
  const now = identityOf(actor, invitation);
  if (now === invitation.inviteAs) return undefined;
  const { inviteAs: _, ...rest } = invitation;
  const next = { ...rest, version: invitation.version + 1, ...(now && { inviteAs: now }) };
  await invitations.commit({ invitations: [next], events: [], jobs: [] }); // who was first instead is asked again by the next press
  return { kind: "to-confirm", cautions: [{ kind: cautionOf(now) }] };
}

/** Whom Graph would see, in the words of what was promised. */
function identityOf(actor: Actor, { requester }: Invitation): Invitation["inviteAs"] {
  if (actor.kind === "app") return "app";
  return actor.id === requester.id ? undefined : "approver";
}

function cautionOf(now: Invitation["inviteAs"]): Extract<Caution["kind"], `sent-by-${string}`> {
  return now === undefined ? "sent-by-you" : `sent-by-${now}`;
}
