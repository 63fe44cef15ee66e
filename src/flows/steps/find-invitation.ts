import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";

/** An invitation by its id, if the viewer may see it. */
export async function findInvitation(
  { invitations }: Pick<Ports, "invitations">,
  id: InvitationId,
  viewer: Viewer,
): Promise<Invitation | undefined> {
  const invitation = await invitations.find(id);
  return invitation && mayBeSeen(invitation, viewer) ? invitation : undefined;
}
