import { randomUUID } from "node:crypto";
import { activityOf, threadOf } from "./activity-of.ts";
import { type ActionResponse, type OAuthCard, readActionResponse } from "./action-response.ts";
import type { BotEndpoint } from "./bot-endpoint.ts";
import type { Conversation, Message } from "./message.ts";
import type { TeamsPerson } from "./people.ts";
import type { TeamsTenant } from "./teams-tenant.ts";
import { SOMETHING_WENT_WRONG } from "./teams-words.ts";

/**
 * An Action.Execute that a person pressed. Neither verb nor data are checked against the card: a forged client can send
 * what it likes, and the real Teams protects no bot from that (teams.md §10.3).
 */
export interface Press {
  readonly person: TeamsPerson;
  readonly conversation: Conversation;
  readonly message: Message;
  readonly action: { readonly id: string | null; readonly verb: string; readonly data: Readonly<Record<string, unknown>> };
}

/** What the person gets to see. A card is already shown in place of the message's. */
export type PressOutcome =
  | { readonly kind: "card" }
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "error"; readonly text: string }
  | { readonly kind: "sign-in"; readonly text: string; readonly title: string; readonly url: string };

/** How Teams signs people in without asking them: with a token for the app's own API. */
export interface SilentSignIn {
  /** The one OAuth connection of the bot. */
  readonly connection: string;
  /** The app's id URI, which the token is for. */
  readonly resource: string;
  issueToken(personId: string): Promise<string>;
}

/** The parts of Teams that a press goes through. */
export interface PressRoute {
  readonly teams: TeamsTenant;
  readonly endpoint: BotEndpoint;
  readonly signIn: SilentSignIn;
}

interface Authentication {
  readonly id: string;
  readonly connectionName: string;
  readonly token: string;
}

/** Sends the press to the bot, signs the person in silently if the bot asks for it, and shows what came back (teams.md §3.2). */
export async function pressAction(route: PressRoute, press: Press): Promise<PressOutcome> {
  const first = await invoke(route, press, null);
  if (first.kind !== "login") return show(route, press, first, null);
  const authentication = await signInSilently(route, press, first.card);
  if (!authentication) return askToSignIn(first.card);
  return show(route, press, await invoke(route, press, authentication), first.card);
}

async function invoke({ teams, endpoint }: PressRoute, press: Press, authentication: Authentication | null): Promise<ActionResponse> {
  const { person, conversation, message, action } = press;
  const root = threadOf(conversation, message);
  const { id, verb, data } = action;
  return readActionResponse(
    await endpoint.deliver({
      ...activityOf({ teams, serviceUrl: endpoint.serviceUrl, person, conversation, root }),
      type: "invoke",
      name: "adaptiveCard/action",
      id: `f:${randomUUID()}`,
      replyToId: message.id,
      value: {
        action: { type: "Action.Execute", ...(id === null ? {} : { id }), verb, data },
        trigger: "manual",
        ...(authentication && { authentication }),
      },
    }),
  );
}

/**
 * Null if the client must show the button instead: the card names no exchange for this app's own API, or another
 * connection than the app's. The client refuses a card without connection (msteams-docs #9559).
 */
async function signInSilently({ signIn }: PressRoute, { person }: Press, card: OAuthCard): Promise<Authentication | null> {
  const resource = card.tokenExchangeResource;
  if (resource?.uri !== signIn.resource || card.connectionName !== signIn.connection) return null;
  const token = await signIn.issueToken(person.id);
  return { id: resource.id, connectionName: card.connectionName, token };
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

function askToSignIn({ text, buttons }: OAuthCard): PressOutcome {
  const button = buttons.find(({ type }) => type === "signin");
  return button ? { kind: "sign-in", text, title: button.title, url: button.value } : { kind: "error", text: SOMETHING_WENT_WRONG };
}
