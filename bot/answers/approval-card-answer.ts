import { approvalCard } from "../../src/cards/approval.ts";
import type { InvitationId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Answer } from "../answer.ts";
import { viewerOf } from "../press.ts";
import type { ActionCall } from "../action.ts";
import { readWaitingRequest } from "../data/waiting-data.ts";
import { livingCardAnswer } from "./living-card-answer.ts";

type Call = Pick<ActionCall, "press" | "flows" | "texts">;

/** The pressed invitation, if the person may see it. An approver may also have opened it from their own list. */
export async function findPressedInvitation(
  { press, flows }: Pick<ActionCall, "press" | "flows">,
  id: InvitationId,
): Promise<Invitation | undefined> {
  return (await flows.findInvitation(id, viewerOf(press))) ?? flows.showApproval(id, viewerOf(press));
}

/** An approver sees the approval card, also outside the approvals channel. A requester sees the living card, also on the approval card. */
export function cardOfPresser(call: Call, invitation: Invitation): Answer {
  const isApprovers = invitation.approval !== undefined && invitation.requester.id !== call.press.turn.person.id;
  return isApprovers ? approvalCardAnswer(call, invitation) : livingCardAnswer({ invitation }, call.texts);
}

/** The approval card for the person who pressed, with `note` as its first line, and the way back to the list that they came from. */
export function approvalCardAnswer({ press, flows, texts }: Call, invitation: Invitation, note?: string): Answer {
  const list = readWaitingRequest(press.data["list"]);
  const homeLink = flows.homeLink(invitation);
  const usualPage = flows.usualPage();
  const view = {
    invitation,
    usualPage,
    ...(note !== undefined && { note }),
    ...(list && { list }),
    ...(homeLink !== undefined && { homeLink }),
  };
  const shows = { kind: "invitation", id: invitation.id, ...(note !== undefined && { note }) } as const;
  return { kind: "card", card: approvalCard(view, texts), shows };
}
