import { askToDeleteCard } from "../../src/cards/ask-to-delete.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { notYours } from "./not-yours.ts";
import { pressRefused } from "./press-refused.ts";
import { livingCardAnswer } from "./living-card-answer.ts";

type Outcome = Exclude<Awaited<ReturnType<ActionCall["flows"]["askToRevoke"]>>, { kind: "confirm" }>;

/** The answer when a person can't revoke an invitation. */
export function notRevoked(call: Pick<ActionCall, "press" | "texts" | "flows">, outcome: Outcome): Answer {
  const { flows, press, texts } = call;
  switch (outcome.kind) {
    case "as-it-stands":
      return livingCardAnswer(outcome, texts);
    case "kept":
      return { kind: "card", card: askToDeleteCard({ ...outcome, by: press.turn.person, page: flows.guestPage(outcome.guest) }, texts) };
    case "not-yours":
      return notYours(outcome.requester, "error.not-your-revocation", texts);
    default:
      return pressRefused(call, outcome);
  }
}
