import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { notYours } from "./not-yours.ts";
import { pressRefused } from "./press-refused.ts";
import { livingCardAnswer } from "./living-card-answer.ts";

type Outcome = Exclude<Awaited<ReturnType<ActionCall["flows"]["askToRevoke"]>>, { kind: "confirm" }>;

/** The answer when a person can't revoke an invitation. */
export function notRevoked(call: Pick<ActionCall, "press" | "texts">, outcome: Outcome): Answer {
  const { texts } = call;
  switch (outcome.kind) {
    case "as-it-stands":
      return livingCardAnswer(outcome, texts);
    case "not-ours":
      return { kind: "message", text: texts.t("revoke.not-ours") };
    case "not-yours":
      return notYours(outcome.requester, "error.not-your-revocation", texts);
    default:
      return pressRefused(call, outcome);
  }
}
