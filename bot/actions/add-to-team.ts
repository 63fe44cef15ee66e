import { addToTeamCard } from "../../src/cards/add-to-team.ts";
import { mentionName } from "../../src/cards/escape.ts";
import { readEmail } from "../../src/domain/email.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { fieldValue, readInvitationId } from "../data/invitation-data.ts";
import { refusalAnswer } from "../answers/refusal-answer.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["addToTeam"]>>;

/** "Add to this team": adds the partner to the team in which the invitation began. */
export async function addToTeam(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const who = readPartner(press.data);
  if (!who) return unknownInvitation(texts);
  const { person, conversation } = press.turn;
  return addToTeamAnswer(call, await flows.addToTeam({ who, by: person, conversation, ssoToken: press.ssoToken }));
}

/** A form that was refused names the address: there is no invitation. */
function readPartner(data: Readonly<Record<string, unknown>>) {
  const id = readInvitationId(data);
  if (id) return { id };
  const typed = fieldValue.safeParse(data["address"]);
  const read = typed.success ? readEmail(typed.data) : undefined;
  return read?.kind === "email" ? { address: read.email } : undefined;
}

function addToTeamAnswer(call: ActionCall, outcome: Outcome): Answer {
  const { press, texts } = call;
  switch (outcome.kind) {
    case "added":
    case "already-member":
    case "not-found":
    case "not-accepted":
    case "refused":
      return { kind: "message", text: texts.t(`team.${outcome.kind}`, textValues(outcome)) };
    case "ask-owner":
      return { kind: "card", card: addToTeamCard(outcome, texts) };
    case "elsewhere":
    case "no-team":
      return { kind: "message", text: texts.t(`team.${outcome.kind}`) };
    case "not-signed-in":
      return refusalAnswer(press, outcome.refusal, texts);
    default:
      return pressRefused(call, outcome);
  }
}

/** In a line of text under a card, some Teams clients show Markdown's signs and others obey them. So the names come without these signs. */
function textValues(outcome: Extract<Outcome, { team: string }>) {
  const reference = outcome.kind === "refused" ? outcome.reference : "";
  const { options, email } = outcome.partner;
  return { name: mentionName(options.displayName ?? "") || email, team: mentionName(outcome.team), reference };
}
