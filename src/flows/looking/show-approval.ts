import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import type { Ports } from "../../ports/ports.ts";
import { isApprover } from "../who/is-approver.ts";

export type ShowApprovalNeeds = Pick<Ports, "directory" | "invitations" | "membership" | "policy" | "teams" | "log">;

/** A request with its approval: for its approvers in any conversation, and for everybody in the approvals channel. */
export async function showApproval(ports: ShowApprovalNeeds, id: InvitationId, viewer: Viewer): Promise<Invitation | undefined> {
  const invitation = await ports.invitations.find(id);
  const approval = invitation?.approval;
  if (!approval) return undefined;
  const isThere = channelOf(viewer.conversation) === approval.channel;
  return isThere || (await isApprover(ports, approval, viewer.id)) ? invitation : undefined;
}
