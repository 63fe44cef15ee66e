import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { cardOfPresser } from "../answers/approval-card-answer.ts";
import { confirmedCautions } from "../data/decision-data.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { joinTeam } from "../answers/join-team.ts";
import { notYours } from "../answers/not-yours.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { refusalAnswer } from "../answers/refusal-answer.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["retryInvitation"]>>;

/** "Try again": sends an invitation that failed. */
export async function retry(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const confirmed = confirmedCautions(press);
  const { person: by, conversation } = press.turn;
  const outcome = await flows.retryInvitation({ id, by, conversation, ssoToken: press.ssoToken, confirmed });
  joinTeam(call, outcome);
  return retryAnswer(call, outcome);
}

const notTheSender = { requester: "error.not-your-retry", approver: "error.not-your-retry-approver" } as const;

/** There is no form here on which a part of the mail that isn't allowed any more could be cleared. */
function refused(call: ActionCall, outcome: Extract<Outcome, { kind: "refused" }>): Answer {
  if (outcome.refusal.kind !== "option-refused") return pressRefused(call, outcome);
  return { kind: "message", text: call.texts.t("decision.part-not-allowed") };
}

function retryAnswer(call: ActionCall, outcome: Outcome): Answer {
  switch (outcome.kind) {
    case "failed":
      return outcome.busy ? refusalAnswer(call.press, outcome.busy, call.texts) : cardOfPresser(call, outcome.invitation);
    case "invited":
    case "queued":
    case "reopened":
    case "unsettled":
    case "not-failed":
      return cardOfPresser(call, outcome.invitation);
    case "not-yours":
      return notYours(outcome.sender, notTheSender[outcome.sender.as], call.texts);
    case "refused":
      return refused(call, outcome);
    default:
      return pressRefused(call, outcome);
  }
}
