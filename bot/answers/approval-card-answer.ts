import { approvalCard } from "../../src/cards/approval.ts";
import type { InvitationId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { readWaitingRequest } from "../data/waiting-data.ts";

/** The pressed invitation, if the person may see it. An approver may also have opened it from their own list. */
export async function findPressedInvitation({ press, flows }: ActionCall, id: InvitationId): Promise<Invitation | undefined> {
  return (await flows.findInvitation(id, viewerOf(press))) ?? flows.showApproval(id, viewerOf(press));
}

/** The approval card for the person who pressed, with `note` as its first line, and the way back to the list that they came from. */
export function approvalCardAnswer({ press, flows, texts }: ActionCall, invitation: Invitation, note?: string): Answer {
  const list = readWaitingRequest(press.data["list"]);
  const homeLink = flows.homeLink(invitation);
  const view = { invitation, ...(note !== undefined && { note }), ...(list && { list }), ...(homeLink !== undefined && { homeLink }) };
  return { kind: "card", card: approvalCard(view, texts) };
}
