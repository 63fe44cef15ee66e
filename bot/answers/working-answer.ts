import type { CardVerb } from "../../src/cards/verbs.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { approvalCardAnswer, cardOfPresser, findPressedInvitation } from "./approval-card-answer.ts";

/** The answer to a press whose work takes longer than its turn: a card that shows the work, or else a line. A job shows the result. */
export async function workingAnswer(call: Pick<ActionCall, "press" | "flows" | "texts">): Promise<Answer> {
  const { press, texts } = call;
  const line = texts.t("error.working");
  const id = showsWork.has(press.verb) ? readInvitationId(press.data) : undefined;
  const invitation = id && (await findPressedInvitation(call, id));
  if (invitation && isAtWork(invitation)) return cardOfPresser(call, invitation);
  return invitation?.approval && decides.has(press.verb) ? approvalCardAnswer(call, invitation, line) : { kind: "message", text: line };
}

const decides: ReadonlySet<string> = new Set<CardVerb>(["approve", "approve-changed"]);
const showsWork: ReadonlySet<string> = new Set<CardVerb>(["send-invitation", "approve", "approve-changed", "retry"]);

function isAtWork({ state }: Invitation): boolean {
  return state.kind === "requested" || state.kind === "sending";
}
