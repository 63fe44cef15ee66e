import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { requesterAnswer } from "../answers/requester-answer.ts";
import { readRequesterPress } from "../data/requester-data.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "Withdraw": ends a request before it is decided. If it is decided already, shows the decision. */
export async function withdraw(call: ActionCall): Promise<Answer> {
  const press = readRequesterPress(call.press);
  if (!press) return unknownInvitation(call.texts);
  return requesterAnswer(call, await call.flows.withdrawRequest(press), "error.not-your-withdrawal");
}
