import { refusalActions } from "../../src/cards/refusal-actions.ts";
import { refusalText } from "../../src/cards/refusal-text.ts";
import { refusalCard } from "../../src/cards/refusal.ts";
import type { Refusal } from "../../src/domain/refusal.ts";
import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";
import type { Press } from "../press.ts";
import { readInvitationId } from "../data/invitation-data.ts";

/** Says why a press on an invitation's card did nothing: on a card if there are buttons that help, else in a line under the card. */
export function refusalAnswer({ data, verb }: Press, refusal: Refusal, texts: Texts): Answer {
  const invitation = readInvitationId(data);
  const again = isSentAgain(verb) ? { verb, data } : undefined;
  const place = { ...(invitation && { invitation }), ...(again && { again }) };
  const { links, presses } = refusalActions(refusal, texts, place);
  if (!invitation || links.length + presses.length === 0) return { kind: "message", text: refusalText(refusal, texts) };
  return { kind: "card", card: refusalCard({ refusal, ...place, invitation }, texts) };
}

/** The verbs whose press can confirm something. */
function isSentAgain(verb: string): verb is "retry" | "resend" {
  return verb === "retry" || verb === "resend";
}
