import type { AdaptiveCard } from "../../src/cards/card.ts";
import type { ActionCall } from "../action.ts";
import type { Answer } from "../answer.ts";

/** The answer to a press that everybody's question ends with: this card takes its place for the person at once, and for everybody by a job. */
export async function answeredQuestion({ press, flows }: Pick<ActionCall, "press" | "flows">, card: AdaptiveCard): Promise<Answer> {
  const { turn, card: message } = press;
  await flows.keepAnswer({ message: { conversation: turn.conversation, card: message }, by: turn.person }, { kind: "form", card });
  return { kind: "card", card, shows: { kind: "form" } };
}
