import { approvalCard } from "../../src/cards/approval.ts";
import type { InvitationId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { readWaitingRequest } from "../data/waiting-data.ts";

/** What was pressed, for everybody who may see it, and for those who decide about it from a list of their own. */
export async function findPressedInvitation({ press, flows }: ActionCall, id: InvitationId): Promise<Invitation | undefined> {
  return (await flows.findInvitation(id, viewerOf(press))) ?? flows.showApproval(id, viewerOf(press));
}

/** The approval card for the one who pressed, with a line for them on top, and the way back to the list from which they came. */
export function approvalCardAnswer({ press, flows, texts }: ActionCall, invitation: Invitation, note?: string): Answer {
  const list = readWaitingRequest(press.data["list"]);
  const homeLink = flows.homeLink(invitation);
  const view = { invitation, ...(note !== undefined && { note }), ...(list && { list }), ...(homeLink !== undefined && { homeLink }) };
  return { kind: "card", card: approvalCard(view, texts) };
}
