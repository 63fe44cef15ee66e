import { approvalsPlaceCard } from "../../src/cards/use-for-approvals.ts";
import { answeredQuestion } from "../answers/answered-question.ts";
import { isFirstPress } from "../is-first-press.ts";
import { referenceOf } from "../turn.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { signInOrExpired } from "../answers/sign-in-or-expired.ts";

/**
 * "Use this channel": makes it the approvals channel if an administrator of the bot pressed, and says so to everybody in the channel. Once there
 * is nothing to choose any more, nobody finds the button.
 */
export async function useForApprovals(call: ActionCall): Promise<Answer> {
  const { press, flows, texts, reply } = call;
  const { turn, ssoToken } = press;
  const outcome = await flows.useForApprovals({ place: referenceOf(turn), by: turn.person, ssoToken });
  switch (outcome) {
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "chosen":
      if (await isFirstPress(press, flows)) await reply.text(texts.t("approvals-channel.chosen"));
      return answeredQuestion(call, approvalsPlaceCard({ is: outcome, by: turn.person.name }, texts));
    case "sign-in-refused":
      return { kind: "message", text: texts.t("failure.sign-in-refused") };
    case "already":
    case "policy-wins":
      return answeredQuestion(call, approvalsPlaceCard({ is: outcome }, texts));
    case "elsewhere":
    case "not-allowed":
    case "not-checked":
      return { kind: "message", text: texts.t(`approvals-channel.${outcome}`) };
  }
}
