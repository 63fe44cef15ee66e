import { everythingAnnouncedCard } from "../../src/cards/announce-everything.ts";
import { answeredQuestion } from "../answers/answered-question.ts";
import { isFirstPress } from "../is-first-press.ts";
import { referenceOf } from "../turn.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { signInOrExpired } from "../answers/sign-in-or-expired.ts";

/** "Announce everything here": starts the announcements if an administrator pressed, and says so to everybody in the conversation. */
export async function announceEverything(call: ActionCall): Promise<Answer> {
  const { press, flows, texts, reply } = call;
  const { turn, ssoToken } = press;
  const outcome = await flows.announceEverything({ place: referenceOf(turn), by: turn.person, ssoToken });
  switch (outcome) {
    case "sign-in-needed":
      return signInOrExpired(press, texts);
    case "started":
      if (await isFirstPress(press, flows))
        await reply.text(texts.t("announce.started-all", { command: texts.t("commands.stop-announcing.title") }));
      return answeredQuestion(call, everythingAnnouncedCard({ is: outcome, by: turn.person.name }, texts));
    case "already":
      return answeredQuestion(call, everythingAnnouncedCard({ is: outcome }, texts));
    case "sign-in-refused":
      return { kind: "message", text: texts.t("failure.sign-in-refused") };
    case "not-allowed":
    case "not-checked":
      return { kind: "message", text: texts.t(`announce.${outcome}`) };
  }
}
