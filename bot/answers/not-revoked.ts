import { mentionName } from "../../src/cards/escape.ts";
import { invitationCard } from "../../src/cards/invitation.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { refusalAnswer } from "./refusal-answer.ts";
import { signInOrExpired } from "./sign-in-or-expired.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

type Outcome = Exclude<Awaited<ReturnType<ActionCall["flows"]["askToRevoke"]>>, { kind: "confirm" }>;

/** Why somebody can't take an invitation back. */
export function notRevoked({ press, texts }: Pick<ActionCall, "press" | "texts">, outcome: Outcome): Answer {
  switch (outcome.kind) {
    case "as-it-stands":
      return { kind: "card", card: invitationCard(outcome, texts) };
    case "not-ours":
      return { kind: "message", text: texts.t("revoke.not-ours") };
    case "not-yours":
      return { kind: "message", text: texts.t("error.not-your-revocation", { name: mentionName(outcome.requester.name) }) };
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "refused":
      return refusalAnswer(press, outcome.refusal, texts);
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
