import { addToTeamCard } from "../../src/cards/add-to-team.ts";
import { mentionName } from "../../src/cards/escape.ts";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { fieldValue } from "../data/invitation-data.ts";
import { readWho } from "../data/who-data.ts";
import { refusalAnswer } from "../answers/refusal-answer.ts";
import { pressRefused } from "../answers/press-refused.ts";
import { teamCardAnswer } from "./team-card-answer.ts";
import { unknownInvitation } from "../answers/unknown-invitation.ts";

type Outcome = Awaited<ReturnType<ActionCall["flows"]["addToTeam"]>>;

/** "Add … to …": adds the partner to the team in which the invitation began, or to one that the person chose. */
export async function addToTeam(call: ActionCall): Promise<Answer> {
  const { press, flows, texts } = call;
  const who = readWho(press.data);
  if (!who) return unknownInvitation(texts);
  const { person, conversation } = press.turn;
  const team = chosenTeam(press.data);
  const input = { who, by: person, conversation, ssoToken: press.ssoToken, ...(team !== undefined && { team }) };
  return addToTeamAnswer(call, await flows.addToTeam(input));
}

function chosenTeam({ team }: Readonly<Record<string, unknown>>): string | undefined {
  const read = fieldValue.safeParse(team);
  return read.success && read.data !== "" ? read.data : undefined;
}

function addToTeamAnswer(call: ActionCall, outcome: Outcome): Answer {
  const { press, texts } = call;
  switch (outcome.kind) {
    case "added":
    case "already-member":
      return addedAnswer(call, outcome);
    case "not-found":
      return { kind: "message", text: texts.t(outcome.isNew ? "team.not-found" : "team.not-found-old", textValues(outcome)) };
    case "not-owner":
      return {
        kind: "message",
        text: texts.t(outcome.owners.length > 0 ? "team.not-owner" : "team.not-owner-unknown", textValues(outcome, texts)),
      };
    case "not-accepted":
    case "guests-forbidden":
    case "owner-refused":
    case "refused":
      return { kind: "message", text: texts.t(`team.${outcome.kind}`, textValues(outcome)) };
    case "by-hand":
      return { kind: "card", card: addToTeamCard(outcome, texts) };
    case "private-channel":
      return { kind: "message", text: texts.t("form.team-no-channel") };
    case "no-team":
    case "not-owned":
      return { kind: "message", text: texts.t(`team.${outcome.kind}`) };
    case "not-signed-in":
      return refusalAnswer(press, outcome.refusal, texts);
    default:
      return pressRefused(call, outcome);
  }
}

/** A pressed list or card of the owners shows what has changed; elsewhere a line says it, and the living card follows. */
function addedAnswer(call: ActionCall, outcome: Extract<Outcome, { kind: "added" | "already-member" }>): Answer {
  const { invitation } = outcome.partner;
  const shown = invitation && teamCardAnswer(call, invitation);
  return shown ?? { kind: "message", text: call.texts.t(`team.${outcome.kind}`, textValues(outcome)) };
}

type Told = Extract<Outcome, { team: string }>;

/** In a line of text under a card, some Teams clients show Markdown's signs and others obey them. So the names come without these signs. */
function textValues(outcome: Told, texts?: ActionCall["texts"]) {
  const reference = outcome.kind === "refused" ? outcome.reference : "";
  const owners = outcome.kind === "not-owner" && texts ? texts.list(outcome.owners.map(mentionName)) : "";
  const { options, email } = outcome.partner;
  return { name: mentionName(options.displayName ?? "") || email, team: mentionName(outcome.team), reference, owners };
}
