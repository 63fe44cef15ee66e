import { mentionName } from "../../src/cards/escape.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { readInvitationId } from "../data/invitation-data.ts";
import { livingCardAnswer } from "../answers/living-card-answer.ts";
import { notYours } from "../answers/not-yours.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { refusalAnswer } from "../answers/refusal-answer.ts";
import { teamCardAnswer } from "./team-card-answer.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

/** "Undo": takes the partner out of the team again. */
export async function removeFromTeam(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const id = readInvitationId(press.data);
  if (!id) return unknownInvitation(texts);
  const { person, conversation } = press.turn;
  const outcome = await flows.removeFromTeam({ id, by: person, conversation, ssoToken: press.ssoToken });
  switch (outcome.kind) {
    case "removed":
    case "nothing-to-undo":
      return teamCardAnswer(call, outcome.invitation) ?? livingCardAnswer(outcome, texts);
    case "not-yours":
      return notYours(outcome.adder, "error.not-your-undo", texts);
    case "not-permitted":
      return { kind: "message", text: texts.t("team.not-removed", { team: mentionName(outcome.team) }) };
    case "refused": {
      const { reference, team } = outcome;
      return { kind: "message", text: texts.t("team.not-removed-refused", { team: mentionName(team), reference }) };
    }
    case "not-signed-in":
      return refusalAnswer(press, outcome.refusal, texts);
    default:
      return pressRefused(call, outcome);
  }
}
