import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { requesterAnswer } from "../answers/requester-answer.ts";
import { readRequesterPress } from "../data/requester-data.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";

/** "Answer": passes the requester's answer to the approver who asked back. */
export async function answerQuestion(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const pressed = readRequesterPress(press);
  if (!pressed) return unknownInvitation(texts);
  const outcome = await flows.answerQuestion({ ...pressed, answer: press.data["answer"] });
  switch (outcome.kind) {
    case "answered":
      return livingCardAnswer(outcome, texts);
    case "problem":
      return { kind: "message", text: texts.t(outcome.problem === "missing" ? "invitation.answer-missing" : "decision.too-long") };
    default:
      return requesterAnswer(call, outcome, "error.not-your-answer");
  }
}
