import { chatId } from "../chats/ids.ts";
import { invokeBot, type BotRoute, type InvokePlace } from "../to-bot/invoke-bot.ts";
import type { OAuthCard } from "../chats/oauth-card.ts";

/** How Teams signs people in silently: with a token for the app's own API. */
export interface SilentSignIn {
  /** The one OAuth connection of the bot. */
  readonly connection: string;
  /** The app's id URI, the audience of the token. */
  readonly resource: string;
  issueToken(personId: string): Promise<string>;
}

/** The part of the next invoke that proves the sign-in. */
export interface Authentication {
  readonly id: string;
  readonly connectionName: string;
  readonly token: string;
}

export type SignInAttempt =
  | { readonly kind: "token"; readonly authentication: Authentication }
  /** The person must add the app first (Microsoft: Bot single sign-on). */
  | { readonly kind: "add-app" }
  /** The person must use the card's button. */
  | { readonly kind: "button" };

interface SignInRoute extends BotRoute {
  readonly signIn: SilentSignIn;
}

/**
 * The client's silent sign-in with a card's exchange resource. It ignores a card without one, or with another connection than the app's
 * (the client refuses a card without connection: msteams-docs #9559). If Teams itself refuses, the bot gets signin/failure
 * (Microsoft: Bot single sign-on).
 */
export async function trySilentSignIn(route: SignInRoute, place: InvokePlace, card: OAuthCard): Promise<SignInAttempt> {
  const { teams, signIn } = route;
  const { person, conversation } = place;
  const resource = card.tokenExchangeResource;
  if (!resource?.uri || card.connectionName !== signIn.connection) return { kind: "button" };
  // T42
  const isRefused = resource.uri !== signIn.resource || (conversation.kind === "channel" && teams.switches().ssoRefusedInChannels);
  if (isRefused) return reportSignInFailure(route, place, "resourcematchfailed", "Resource match failed.");
  if (!hasApp(route, place)) return { kind: "add-app" };
  const token = await signIn.issueToken(person.id);
  return { kind: "token", authentication: { id: resource.id, connectionName: card.connectionName, token } };
}

/** T43: In the 1:1 chat the question isn't needed: it belongs to the app. */
function hasApp({ teams }: SignInRoute, { person, conversation }: InvokePlace): boolean {
  if (conversation.kind === "personal") return true;
  const own = teams.chats.conversation(chatId(person.id, teams.appId));
  return own !== undefined && teams.installations.isInstalled(own);
}

/** Tells the bot why Teams could not sign the person in. The client ignores the bot's answer. */
export async function reportSignInFailure(route: BotRoute, place: InvokePlace, code: string, message: string): Promise<SignInAttempt> {
  await invokeBot(route, place, "signin/failure", { code, message });
  return { kind: "button" };
}
