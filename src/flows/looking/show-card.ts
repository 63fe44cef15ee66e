import type { ActivityId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import { findInvitation } from "../steps/find-invitation.ts";
import { showApproval } from "./show-approval.ts";
import type { ShowApprovalNeeds } from "./show-approval.ts";

/** The person who wants to see a card again, and the message with the card. */
export interface CardViewer extends Viewer {
  readonly card: ActivityId;
}

export type ShownCard = { readonly kind: "living" | "approval"; readonly invitation: Invitation } | { readonly kind: "unknown-invitation" };

/**
 * Chooses the card to show for an invitation: the approval card in the approvals channel and for approvers; the living card for everybody
 * else who may see the invitation, and always for the requester.
 */
export async function showCard(ports: ShowApprovalNeeds, id: InvitationId, viewer: CardViewer): Promise<ShownCard> {
  const invitation = await findInvitation(ports, id, viewer);
  if (invitation && !isForApprovers(invitation, viewer)) return { kind: "living", invitation };
  const shown = await showApproval(ports, id, viewer);
  return shown ? { kind: "approval", invitation: shown } : { kind: "unknown-invitation" };
}

/** The approvals channel may also be the home of the request, so the message decides: its living card is in the home. */
function isForApprovers({ requester, approval, home }: Invitation, { id, conversation, card }: CardViewer): boolean {
  return id !== requester.id && approval?.channel === channelOf(conversation) && card !== home.card;
}
