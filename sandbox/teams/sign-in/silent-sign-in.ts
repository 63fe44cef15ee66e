import { chatId } from "../chats/ids.ts";
import { invokeBot, type BotRoute, type InvokePlace } from "../to-bot/invoke-bot.ts";
import type { OAuthCard } from "../chats/oauth-card.ts";

/** How Teams signs people in without asking them: with a token for the app's own API. */
export interface SilentSignIn {
  /** The one OAuth connection of the bot. */
  readonly connection: string;
  /** The app's id URI, which the token is for. */
  readonly resource: string;
  issueToken(personId: string): Promise<string>;
}

/** What goes with the invoke that follows. */
export interface Authentication {
  readonly id: string;
  readonly connectionName: string;
  readonly token: string;
}

export type SignInAttempt =
  | { readonly kind: "token"; readonly authentication: Authentication }
  /** The person has to add the app first (Microsoft: Bot single sign-on). */
  | { readonly kind: "add-app" }
  /** The card's button is what is left. */
  | { readonly kind: "button" };

interface SignInRoute extends BotRoute {
  readonly signIn: SilentSignIn;
}

/**
 * Tries what the client does unasked with a card's exchange resource. A card without one, or with another connection than
 * the app's, is left alone (the client refuses a card without connection: msteams-docs #9559). Where Teams itself refuses,
 * the bot is told by signin/failure (Microsoft: Bot single sign-on).
 */
export async function trySilentSignIn(route: SignInRoute, place: InvokePlace, card: OAuthCard): Promise<SignInAttempt> {
  const { teams, signIn } = route;
  const { person, conversation } = place;
  const resource = card.tokenExchangeResource;
  if (!resource?.uri || card.connectionName !== signIn.connection) return { kind: "button" };
  const isRefused = resource.uri !== signIn.resource || (conversation.kind === "channel" && teams.switches().ssoRefusedInChannels);
  if (isRefused) return refuse(route, place, "resourcematchfailed", "Resource match failed.");
  if (!hasApp(route, place)) return { kind: "add-app" };
  const token = await signIn.issueToken(person.id);
  return { kind: "token", authentication: { id: resource.id, connectionName: card.connectionName, token } };
}

/** In the 1:1 chat nobody is asked: it is the app's own. */
function hasApp({ teams }: SignInRoute, { person, conversation }: InvokePlace): boolean {
  if (conversation.kind === "personal") return true;
  const own = teams.chats.conversation(chatId(person.id, teams.appId));
  return own !== undefined && teams.installations.isInstalled(own);
}

/** Tells the bot why Teams could not sign the person in; what it answers is of no interest to the client. */
export async function refuse(route: BotRoute, place: InvokePlace, code: string, message: string): Promise<SignInAttempt> {
  await invokeBot(route, place, "signin/failure", { code, message });
  return { kind: "button" };
}
