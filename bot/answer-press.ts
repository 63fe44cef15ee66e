import type { Activity, InvokeResponse } from "botbuilder";
import type { CardVerb } from "../src/cards/verbs.ts";
import type { InvitationId } from "../src/domain/ids.ts";
import { isGuestlistError } from "../src/errors.ts";
import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Log } from "../src/ports/log.ts";
import type { Continuations } from "./action.ts";
import { actions } from "./actions/index.ts";
import { isOnOwnersCard, readInvitationId } from "./data/invitation-data.ts";
import { refusalAnswer } from "./answers/refusal-answer.ts";
import { unknownAction } from "./answers/unknown-action.ts";
import { admit } from "./admit.ts";
import { invokeResponse, signInResponse } from "./answer.ts";
import { answerInTime } from "./answer-in-time.ts";
import type { Answer } from "./answer.ts";
import { limitPress } from "./limit-press.ts";
import { lateReply } from "./late-reply.ts";
import { namedTurn } from "./named-turn.ts";
import { readPress } from "./press.ts";
import type { Press } from "./press.ts";
import type { Twins } from "./press-twins.ts";
import type { Reply } from "./reply.ts";
import { referenceOf } from "./turn.ts";
import type { Turn } from "./turn.ts";

type PressedCard = Parameters<Flows["notePressedCard"]>[0];

export interface PressCall {
  readonly activity: Partial<Activity>;
  readonly turn: Turn;
  readonly flows: Flows;
  readonly texts: Texts;
  readonly reply: Reply;
  readonly continuations: Continuations;
  readonly twins: Twins;
  readonly log: Pick<Log, "error" | "warn">;
}

/** Answers a press on a button of our cards. */
export async function answerPress(call: PressCall): Promise<InvokeResponse> {
  const { activity, turn, flows, texts } = call;
  const press = readPress(activity, turn);
  const limited = await limitPress({ turn, press, flows, texts });
  if (limited) return answered(limited, call);
  const admission = await admit(turn, flows, texts, press && requestToDecide(press));
  if (admission.kind === "refused") return invokeResponse({ kind: "error", status: 400, text: admission.text });
  await flows.rememberConversation(referenceOf(turn));
  const pressed = press && pressedCard(press);
  if (pressed) await flows.notePressedCard(pressed);
  const answer = press ? await runNamed(press, call) : unknownAction(texts);
  return answered(answer, call);
}

async function answered(answer: Answer, call: PressCall): Promise<InvokeResponse> {
  return answer.kind === "sign-in" ? askToSignIn(call) : invokeResponse(answer);
}

/** A refresh shows what others did, and needs no name. */
async function runNamed(press: Press, call: PressCall): Promise<Answer> {
  if (press.automatic) return runInTime(press, call);
  const turn = await namedTurn(press.turn, call.flows, call.texts, press.ssoToken);
  return runInTime({ ...press, turn }, { ...call, turn });
}

/** A refresh by Teams changes nothing, so it is neither promised an answer nor joined with another one. */
async function runInTime(press: Press, call: PressCall): Promise<Answer> {
  if (press.automatic) return runAction(press, call);
  const reply = lateReply(call.reply, call.flows, call.turn);
  const answer = await answerInTime({ ...call, press }, () => runActionSignedIn(press, { ...call, reply }));
  reply.endTurn();
  return answer;
}

const decisionVerbs: ReadonlySet<string> = new Set<CardVerb>(["approve", "open-changes", "approve-changed", "ask-back", "reject"]);

function requestToDecide({ verb, data, automatic }: Press): InvitationId | undefined {
  return decisionVerbs.has(verb) && !automatic ? readInvitationId(data) : undefined;
}

/** The card that a button belongs to. Views that only one person sees have a way back to their list; a refresh is no press. */
function pressedCard({ verb, data, automatic, turn, card }: Press): PressedCard | undefined {
  const invitation = readInvitationId(data);
  if (invitation === undefined || automatic || data["list"] !== undefined) return undefined;
  const pressed = { invitation, conversation: turn.conversation, card };
  if (decisionVerbs.has(verb)) return { ...pressed, place: "approvals" };
  if (isOnOwnersCard(data)) return { ...pressed, place: "owners" };
  return data["reposted"] === 1 ? { ...pressed, place: "home" } : undefined;
}

/** After a sign-in by button Teams sends a code. The token service exchanges it for the same kind of token. */
async function runActionSignedIn(press: Press, call: PressCall): Promise<Answer> {
  const { ssoToken, signInCode } = press;
  if (ssoToken !== undefined || signInCode === undefined) return runAction(press, call);
  const redeemed = await call.flows.redeemSignInCode(placeOf(call.turn), signInCode);
  return redeemed === undefined ? { kind: "wrong-code" } : runAction({ ...press, ssoToken: redeemed }, call);
}

async function runAction(press: Press, { flows, texts, reply, continuations }: PressCall): Promise<Answer> {
  const verb = press.automatic ? "show-card" : press.verb;
  const action = Object.entries(actions).find(([name]) => name === verb)?.[1];
  if (!action) return unknownAction(texts);
  try {
    return await action({ press, flows, texts, reply, carryOn: (work) => continuations.carryOn(work) });
  } catch (error) {
    if (!isGuestlistError(error, "sign-in-challenged")) throw error;
    return refusalAnswer(press, await flows.strongAuthNeeded(press.turn.person), texts);
  }
}

async function askToSignIn({ turn, flows, texts }: PressCall): Promise<InvokeResponse> {
  return signInResponse(await flows.signInResource(placeOf(turn)), texts);
}

function placeOf({ person, conversation, serviceUrl, botId }: Turn) {
  return { teamsId: person.teamsId, conversation, serviceUrl, botId };
}
