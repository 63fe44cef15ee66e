import { identityOf } from "../../domain/invite-identity.ts";
import type { Inviter } from "../../domain/invite-identity.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";

/**
 * Stores the identity that would send an invitation now, if the card promised another one (an admin changed `INVITE_AS`, or another person
 * sends it). The sender sees the caution now, so the next press goes through.
 */
export async function promiseIdentity(
  { invitations }: Pick<Ports, "invitations">,
  invitation: Invitation,
  inviter: Inviter,
): Promise<void> {
  const identity = identityOf(inviter, invitation.requester.id);
  if (identity === invitation.inviteAs) return;
  const { inviteAs: _, ...rest } = invitation;
  const next = { ...rest, version: invitation.version + 1, ...(identity && { inviteAs: identity }) };
  await invitations.commit({ invitations: [next], events: [], jobs: [] }); // if another change was first, the next press asks again
}
