import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { z } from "zod";
import type { Control } from "../control.ts";
import { meetFaults } from "../meet-faults.ts";
import { type BotTokenCheck, requireBotToken } from "./bot-authorization.ts";
import { badArgument } from "./connector-error.ts";
import { connectorFaults } from "./connector-faults.ts";
import { delayConnector } from "./connector-load.ts";
import { answerConnectorError } from "./create-connector.ts";
import { readBody } from "./read-body.ts";
import type { SignIns } from "./sign-ins.ts";
import type { StoredToken, StoredTokens, TokenKey } from "./stored-tokens.ts";

export interface TokenServiceOptions {
  readonly isBotToken: BotTokenCheck;
  readonly control: Control;
  /** Name of the bot's one OAuth connection. */
  readonly connection: string;
  /** The connection's token exchange URL: the app's id URI. */
  readonly resource: string;
  /** The token service's own origin, which sign-in links name. */
  readonly url: () => string;
  /** Where those links lead: the page on which a person signs in by hand. */
  readonly signInUrl: () => string;
  readonly signIns: SignIns;
  readonly tokens: StoredTokens;
  /** The token of a person who signed in by hand. */
  signedIn(personId: string): Promise<StoredToken>;
  /** Swaps a Teams SSO token for one that the app itself asked for (azp = bot); null if it is no such token. */
  exchange(ssoToken: string): Promise<StoredToken | null>;
}

/** Azure Active Directory v2, as the token service names it (Microsoft: User tokens of a bot). */
const PROVIDER = { id: "30dd229c-58e3-4a48-bdfd-91ec48eb906c", name: "Azure Active Directory v2" };

/** Where sign-in links lead first, in the person's browser. */
export const SIGN_IN_PATH = "/api/oauth/signin";

const keyQuery = z.object({ userId: z.string().min(1), connectionName: z.string().min(1), channelId: z.string().default("msteams") });

/** The Bot Framework token service, as much of it as SSO needs (Microsoft: User tokens of a bot). */
export function createTokenService(options: TokenServiceOptions): Hono {
  const service = new Hono();
  const { isBotToken, control } = options;
  for (const path of ["/api/usertoken/*", "/api/botsignin/*"])
    service.use(path, requireBotToken(isBotToken), meetFaults({ control }, connectorFaults), delayConnector(control));
  service.get("/api/usertoken/GetToken", async (context) => getToken(options, context));
  service.post("/api/usertoken/exchange", async (context) => exchange(options, context));
  service.delete("/api/usertoken/SignOut", (context) => signOut(options, context));
  service.get("/api/usertoken/GetTokenStatus", (context) => getTokenStatus(options, context));
  service.get("/api/botsignin/GetSignInResource", (context) => context.json(signInResource(options, context.req.query("state"))));
  service.get(SIGN_IN_PATH, (context) =>
    context.redirect(`${options.signInUrl()}?signin=${encodeURIComponent(context.req.query("signin") ?? "")}`),
  );
  service.onError(answerConnectorError);
  return service;
}

function keyOf(context: Context): TokenKey {
  const query = keyQuery.safeParse(context.req.query());
  if (!query.success) throw badArgument("userId and connectionName are required");
  return query.data;
}

/** With `code` only the sign-in by hand counts that gave it; a wrong code finds nothing (Microsoft: User tokens of a bot). */
async function getToken(options: TokenServiceOptions, context: Context): Promise<Response> {
  const key = keyOf(context);
  const code = context.req.query("code");
  const stored = code ? await redeemCode(options, key, code) : options.tokens.find(key);
  return stored ? context.json(tokenResponse(key, stored)) : context.body(null, 404);
}

async function redeemCode({ signIns, signedIn, tokens }: TokenServiceOptions, key: TokenKey, code: string): Promise<StoredToken | null> {
  const personId = signIns.redeem(code);
  if (personId === null) return null;
  const stored = await signedIn(personId);
  tokens.keep(key, stored);
  return stored;
}

async function exchange(options: TokenServiceOptions, context: Context): Promise<Response> {
  const key = keyOf(context);
  const { token } = await readBody(context, z.looseObject({ token: z.string().min(1) }));
  if (key.connectionName !== options.connection) throw badArgument(`Connection ${key.connectionName} isn't configured`);
  const stored = await options.exchange(token);
  if (!stored) throw badArgument("The token is not exchangeable");
  options.tokens.keep(key, stored);
  return context.json(tokenResponse(key, stored));
}

function signOut({ tokens }: TokenServiceOptions, context: Context): Response {
  tokens.forget(keyOf(context));
  return context.body(null, 200);
}

function getTokenStatus({ tokens, connection }: TokenServiceOptions, context: Context): Response {
  const { userId = "", channelId = "msteams" } = context.req.query();
  const hasToken = tokens.find({ userId, connectionName: connection, channelId }) !== undefined;
  return context.json([{ channelId, connectionName: connection, hasToken, serviceProviderDisplayName: PROVIDER.name }]);
}

function tokenResponse({ channelId, connectionName }: TokenKey, { token, expiration }: StoredToken): object {
  return { channelId, connectionName, token, expiration };
}

function signInResource({ resource, url, signIns }: TokenServiceOptions, state: string | undefined): object {
  if (!state) throw badArgument("state is required");
  return {
    signInLink: `${url()}${SIGN_IN_PATH}?signin=${signIns.begin()}`,
    tokenExchangeResource: { id: randomUUID(), uri: resource, providerId: PROVIDER.id },
    tokenPostResource: { sasUrl: `${url()}/api/sas/postToken?state=${encodeURIComponent(state)}` },
  };
}
