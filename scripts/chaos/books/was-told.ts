import type { HeardAnswer } from "../entry.ts";
import { stateShown } from "../people/cards.ts";

/**
 * Whether the requester knows that nothing came of their request. Teams' own error says so, and so does any sentence of ours but "Working on
 * it". After that one, and after a card, the message that they pressed must show the form again, with the reason on it: a card of an
 * invitation that is stored nowhere would be a lie.
 */
export function wasTold(answers: readonly Pick<HeardAnswer, "step" | "text">[], card: unknown): boolean {
  const last = answers.findLast(({ step }) => step.startsWith("send") && !step.startsWith("send again"));
  if (!last) return false;
  return last.text === "card" || last.text.includes("Working on it") ? isFormWithReason(card) : true;
}

/** The reason stands in a box of its own above the fields. */
function isFormWithReason(card: unknown): boolean {
  return stateShown(card) === "form" && JSON.stringify(card).includes('"id":"refused"');
}
