import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { notYours } from "./not-yours.ts";
import type { NotYours } from "./not-yours.ts";
import { pressRefused } from "./press-refused.ts";
import { livingCardAnswer } from "./living-card-answer.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["withdrawRequest"]>>;

/** The answer to a button that only the requester may press: the living card as it is now, or why the press was refused. */
export function requesterAnswer(call: Pick<ActionCall, "press" | "texts">, outcome: Outcome, notYoursSentence: NotYours): Answer {
  const { texts } = call;
  switch (outcome.kind) {
    case "withdrawn":
    case "as-it-stands":
      return livingCardAnswer(outcome, texts);
    case "not-yours":
      return notYours(outcome.requester, notYoursSentence, texts);
    default:
      return pressRefused(call, outcome);
  }
}
