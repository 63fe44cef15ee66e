import type { ActivityId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { channelOf } from "../../domain/visibility.ts";
import type { Viewer } from "../../domain/visibility.ts";
import { findInvitation } from "../steps/find-invitation.ts";
import { showApproval } from "./show-approval.ts";
import type { ShowApprovalNeeds } from "./show-approval.ts";

/** Who wants to see a card again, in which message. */
export interface CardViewer extends Viewer {
  readonly card: ActivityId;
}

export type ShownCard = { readonly kind: "living" | "approval"; readonly invitation: Invitation } | { readonly kind: "unknown-invitation" };

/**
 * The card that somebody is to see of an invitation: its approval card where others decide about it, and for those who may decide; the
 * living card for everybody else who may see it, and for the requester everywhere.
 */
export async function showCard(ports: ShowApprovalNeeds, id: InvitationId, viewer: CardViewer): Promise<ShownCard> {
  const invitation = await findInvitation(ports, id, viewer);
  if (invitation && !isForApprovers(invitation, viewer)) return { kind: "living", invitation };
  const shown = await showApproval(ports, id, viewer);
  return shown ? { kind: "approval", invitation: shown } : { kind: "unknown-invitation" };
}

/** A request may be decided about in the very channel where it began. */
function isForApprovers({ requester, approval, home }: Invitation, { id, conversation, card }: CardViewer): boolean {
  return id !== requester.id && approval?.channel === channelOf(conversation) && card !== home.card;
}
