import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import { isApprover } from "../who/is-approver.ts";

export type ShowApprovalNeeds = Pick<Ports, "directory" | "invitations" | "membership" | "policy" | "teams" | "log">;

/** A request for those who may decide about it, wherever they look, and for everybody in the channel where that is done. */
export async function showApproval(ports: ShowApprovalNeeds, id: InvitationId, viewer: Viewer): Promise<Invitation | undefined> {
  const invitation = await ports.invitations.find(id);
  const approval = invitation?.approval;
  if (!approval) return undefined;
  const isThere = channelOf(viewer.conversation) === approval.channel;
  return isThere || (await isApprover(ports, approval, viewer.id)) ? invitation : undefined;
}
