import type { Invitation } from "../domain/invitation.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Actor } from "../ports/identity.ts";
import type { Ports } from "../ports/ports.ts";

/**
 * What its requester must know first when an invitation would go out under another identity than was promised (an admin
 * changed `INVITE_AS` since then). It is promised anew by that, so that the next press goes on.
 */
export async function otherIdentity(
  { invitations }: Pick<Ports, "invitations">,
  invitation: Invitation,
  actor: Actor,
): Promise<Extract<Refusal, { kind: "to-confirm" }> | undefined> {
  const byApp = actor.kind === "app";
  if (byApp === (invitation.inviteAs === "app")) return undefined;
  const { inviteAs: _, ...rest } = invitation;
  const next = { ...rest, version: invitation.version + 1, ...(byApp && { inviteAs: "app" as const }) };
  await invitations.commit({ invitations: [next], events: [], jobs: [] }); // who was first instead is asked again by the next press
  return { kind: "to-confirm", cautions: [{ kind: byApp ? "sent-by-app" : "sent-by-you" }] };
}
