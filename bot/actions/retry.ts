import { invitationCard } from "../../src/cards/invitation.ts";
import type { InvitationId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { approvalCardAnswer, findPressedInvitation } from "../answers/approval-card-answer.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { notYours } from "../answers/not-yours.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { refusalAnswer } from "../answers/refusal-answer.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["retryInvitation"]>>;

/** "Try again": sends an invitation that failed. */
export async function retry(call: ActionCall): Promise<Answer> {
  const { press, flows, texts, continuations } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const work = flows.retryInvitation({ id, by: press.turn.person, ssoToken: press.ssoToken });
  const outcome = await continuations.within(work, () => flows.refreshCard(id));
  return outcome === "late" ? workingAnswer(call, id) : retryAnswer(call, outcome);
}

const notTheSender = { requester: "error.not-your-retry", approver: "error.not-your-retry-approver" } as const;

async function workingAnswer(call: ActionCall, id: InvitationId): Promise<Answer> {
  const invitation = await findPressedInvitation(call, id);
  return invitation ? cardOfPresser(call, invitation) : unknownInvitation(call.texts);
}

/** An approver sees the approval card, also outside the approvals channel. A requester sees the living card, also on the approval card. */
function cardOfPresser(call: ActionCall, invitation: Invitation): Answer {
  const isApprovers = invitation.approval !== undefined && invitation.requester.id !== call.press.turn.person.id;
  return isApprovers ? approvalCardAnswer(call, invitation) : { kind: "card", card: invitationCard({ invitation }, call.texts) };
}

function retryAnswer(call: ActionCall, outcome: Outcome): Answer {
  switch (outcome.kind) {
    case "failed":
      return outcome.busy ? refusalAnswer(call.press, outcome.busy, call.texts) : cardOfPresser(call, outcome.invitation);
    case "invited":
    case "reopened":
    case "unsettled":
    case "not-failed":
      return cardOfPresser(call, outcome.invitation);
    case "not-yours":
      return notYours(outcome.sender, notTheSender[outcome.sender.as], call.texts);
    default:
      return pressRefused(call, outcome);
  }
}
