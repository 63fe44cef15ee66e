import { inviteFormCard } from "../../src/cards/invite-form.ts";
import type { AdaptiveCard } from "../../src/cards/card.ts";
import type { ActionCall } from "../action.ts";
import { readSubmittedForm } from "../data/invitation-data.ts";

type Call = Pick<ActionCall, "press" | "flows" | "texts">;

/**
 * The form that was sent, as it is shown again if the process stops before it has stored anything: with all that was typed and confirmed.
 * Undefined for a press of another kind, or on another person's form.
 */
export async function interruptedForm({ press, flows, texts }: Call): Promise<AdaptiveCard | undefined> {
  const form = press.verb === "send-invitation" ? readSubmittedForm(press.data) : undefined;
  if (!form || form.for !== press.turn.personId) return undefined;
  const { turn } = press;
  const blank = await flows.reopenForm(form.id, turn.person, turn, "");
  return inviteFormCard({ ...blank, ...form, problems: {}, refusal: { kind: "interrupted" } }, texts);
}
