import { type ActionResponse, readActionResponse } from "./action-response.ts";
import { changeApp } from "../changes/change-app.ts";
import { chatId } from "../chats/ids.ts";
import { invokeBot, type BotRoute, type InvokePlace } from "../to-bot/invoke-bot.ts";
import { signInButtonOf, type OAuthCard } from "../chats/oauth-card.ts";
import type { PendingLogins } from "../sign-in/pending-logins.ts";
import { reportSignInFailure, trySilentSignIn, type Authentication, type SilentSignIn } from "../sign-in/silent-sign-in.ts";
import { ADD_APP, APP_NOT_ADDED, SOMETHING_WENT_WRONG, UNABLE_TO_REACH_APP } from "./teams-words.ts";

/**
 * A person presses an Action.Execute. Verb and data aren't compared with the card: a forged client can send anything, and the real Teams
 * doesn't protect a bot from that.
 */
export interface Press extends InvokePlace {
  readonly action: { readonly id: string | null; readonly verb: string; readonly data: Readonly<Record<string, unknown>> };
  /** The code of the sign-in page, if the first press asked for it. */
  readonly state?: string | undefined;
  /** The person's answer, if the first press asked to add the app. */
  readonly addApp?: "add" | "cancel" | undefined;
}

/** The result that the person sees. A card has already replaced the message's card. */
export type PressOutcome =
  | { readonly kind: "card" }
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "error"; readonly text: string }
  | { readonly kind: "sign-in"; readonly text: string; readonly title: string; readonly url: string }
  | { readonly kind: "add-app"; readonly text: string };

/** The parts of Teams that a press uses. */
export interface PressRoute extends BotRoute {
  readonly signIn: SilentSignIn;
  readonly logins: PendingLogins;
}

/** The properties of an invoke in addition to the action. */
type Proof = { readonly authentication: Authentication } | { readonly state: string } | Record<string, never>;

/** Sends the press to the bot, signs the person in if the bot asks for it, and shows the answer (Microsoft: Universal Actions). */
export async function pressAction(route: PressRoute, press: Press): Promise<PressOutcome> {
  const state = route.teams.installations.state(press.conversation);
  // T44
  if (state === "removed" || state === "blocked") return { kind: "error", text: UNABLE_TO_REACH_APP };
  const asked = route.logins.find(press);
  if (press.state !== undefined) return show(route, press, await invoke(route, press, { state: press.state }), asked ?? null);
  if (asked && press.addApp) return press.addApp === "add" ? addAndSignIn(route, press, asked) : declineApp(route, press);
  const first = await invoke(route, press, {});
  return first.kind === "login" ? signIn(route, press, first.card) : show(route, press, first, null);
}

// T28
async function invoke(route: PressRoute, press: Press, proof: Proof): Promise<ActionResponse> {
  const { id, verb, data } = press.action;
  const action = { type: "Action.Execute", ...(id === null ? {} : { id }), verb, data };
  return readActionResponse(await invokeBot(route, press, "adaptiveCard/action", { action, trigger: "manual", ...proof }));
}

// T31
async function signIn(route: PressRoute, press: Press, card: OAuthCard): Promise<PressOutcome> {
  route.logins.keep(press, card);
  const attempt = await trySilentSignIn(route, press, card);
  switch (attempt.kind) {
    case "token":
      return show(route, press, await invoke(route, press, { authentication: attempt.authentication }), card);
    case "add-app":
      return { kind: "add-app", text: ADD_APP };
    case "button":
      return askToSignIn(card);
  }
}

async function addAndSignIn(route: PressRoute, press: Press, card: OAuthCard): Promise<PressOutcome> {
  const { teams, endpoint } = route;
  const { person } = press;
  const own = teams.chats.conversation(chatId(person.id, teams.appId));
  if (own) await changeApp({ teams, endpoint, person, conversation: own }, "installed");
  return signIn(route, press, card);
}

async function declineApp(route: PressRoute, press: Press): Promise<PressOutcome> {
  await reportSignInFailure(route, press, "installappfailed", "The person did not add the app.");
  return { kind: "error", text: APP_NOT_ADDED };
}

function show({ teams }: PressRoute, { person, message }: Press, response: ActionResponse, login: OAuthCard | null): PressOutcome {
  switch (response.kind) {
    case "card":
      return teams.chats.showOnlyTo(person.id, message, response.card) ? { kind: "card" } : { kind: "error", text: SOMETHING_WENT_WRONG };
    case "login":
      return askToSignIn(response.card);
    case "login-failed":
      return login ? askToSignIn(login) : { kind: "error", text: response.text };
    default:
      return response;
  }
}

function askToSignIn(card: OAuthCard): PressOutcome {
  const button = signInButtonOf(card);
  return button ? { kind: "sign-in", ...button } : { kind: "error", text: SOMETHING_WENT_WRONG };
}
