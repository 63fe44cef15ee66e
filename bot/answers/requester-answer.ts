import { mentionName } from "../../src/cards/escape.ts";
import { invitationCard } from "../../src/cards/invitation.ts";
import type { TextKey } from "../../src/texts/text-key.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { refusalAnswer } from "./refusal-answer.ts";
import { signInOrExpired } from "./sign-in-or-expired.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["withdrawRequest"]>>;

/** The living card as it stands now, or why somebody else can't do this. */
export function requesterAnswer(
  { press, texts }: Pick<ActionCall, "press" | "texts">,
  outcome: Outcome,
  notYours: Extract<TextKey, "error.not-your-withdrawal" | "error.not-your-answer">,
): Answer {
  switch (outcome.kind) {
    case "withdrawn":
    case "as-it-stands":
      return { kind: "card", card: invitationCard(outcome, texts) };
    case "not-yours":
      return { kind: "message", text: texts.t(notYours, { name: mentionName(outcome.requester.name) }) };
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "refused":
      return refusalAnswer(press, outcome.refusal, texts);
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
