import { chooseTeamCard } from "../../src/cards/choose-team.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readWho } from "../data/who-data.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { refusalAnswer } from "../answers/refusal-answer.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "Add to a team…": shows the teams that the person owns. */
export async function chooseTeam(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const who = readWho(press.data);
  if (!who) return unknownInvitation(texts);
  const { person, conversation } = press.turn;
  const outcome = await flows.chooseTeam({ who, by: person, conversation, ssoToken: press.ssoToken });
  switch (outcome.kind) {
    case "teams":
      return { kind: "card", card: chooseTeamCard(outcome, texts) };
    case "not-accepted":
      return livingCardAnswer(outcome, texts);
    case "not-signed-in":
      return refusalAnswer(press, outcome.refusal, texts);
    default:
      return pressRefused(call, outcome);
  }
}
