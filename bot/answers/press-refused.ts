import type { Refusal } from "../../src/domain/refusal.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { refusalAnswer } from "./refusal-answer.ts";
import { signInOrExpired } from "./sign-in-or-expired.ts";
import { unknownInvitation } from "./unknown-invitation.ts";

type PressRefused =
  { readonly kind: "sign-in-needed" } | { readonly kind: "refused"; readonly refusal: Refusal } | { readonly kind: "unknown-invitation" };

/** The answer to a press on an invitation's card that its flow refused before it did anything. */
export function pressRefused({ press, texts }: Pick<ActionCall, "press" | "texts">, outcome: PressRefused): Answer {
  switch (outcome.kind) {
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "refused":
      return refusalAnswer(press, outcome.refusal, texts);
    case "unknown-invitation":
      return unknownInvitation(texts);
  }
}
