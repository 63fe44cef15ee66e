import { stopCard } from "../../src/cards/stop.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { signInOrExpired } from "../answers/sign-in-or-expired.ts";

/** "Try one again": the card as the stop stands after the press, or why the person may not press it. */
export async function tryOne({ press, flows, texts }: ActionCall): Promise<Answer> {
  const outcome = await flows.tryOne({ by: press.turn.person, ssoToken: press.ssoToken });
  switch (outcome.kind) {
    case "told":
      return { kind: "card", card: stopCard(outcome.news, texts) };
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "sign-in-refused":
      return { kind: "message", text: texts.t("failure.sign-in-refused") };
    case "not-allowed":
      return { kind: "message", text: texts.t("stop.not-allowed") };
    case "not-checked":
      return { kind: "message", text: texts.t("approvals-channel.not-checked") };
  }
}
