import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import { messageLink } from "../domain/message-link.ts";
import { channelOf } from "../domain/visibility.ts";
import type { Viewer } from "../domain/visibility.ts";
import type { Ports } from "../ports/ports.ts";
import { isApprover } from "./is-approver.ts";

export type ShowApprovalNeeds = Pick<Ports, "invitations" | "membership" | "policy" | "teams" | "terms" | "log">;

/** A request, and the link to where it was asked, if others may go there. */
export interface ShownApproval {
  readonly invitation: Invitation;
  readonly homeLink?: string;
}

/** A request for those who may decide about it, wherever they look, and for everybody in the channel where that is done. */
export async function showApproval(ports: ShowApprovalNeeds, id: InvitationId, viewer: Viewer): Promise<ShownApproval | undefined> {
  const invitation = await ports.invitations.find(id);
  const approval = invitation?.approval;
  if (!approval) return undefined;
  const isThere = channelOf(viewer.conversation) === approval.channel;
  if (!isThere && !(await isApprover(ports, approval, viewer.id))) return undefined;
  const { tenantId, teamsUrl } = ports.terms;
  const homeLink = messageLink({ conversation: invitation.home.conversation, message: invitation.home.card, tenantId, teamsUrl });
  return { invitation, ...(homeLink !== undefined && { homeLink }) };
}
