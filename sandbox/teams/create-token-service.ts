import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { z } from "zod";
import { type BotTokenCheck, requireBotToken } from "./bot-authorization.ts";
import { badArgument } from "./connector-error.ts";
import { answerConnectorError } from "./create-connector.ts";
import { readBody } from "./read-body.ts";
import type { StoredToken, StoredTokens, TokenKey } from "./stored-tokens.ts";

export interface TokenServiceOptions {
  readonly isBotToken: BotTokenCheck;
  /** Name of the bot's one OAuth connection. */
  readonly connection: string;
  /** The connection's token exchange URL: the app's id URI. */
  readonly resource: string;
  /** Where a person signs in by hand. */
  readonly signInUrl: () => string;
  readonly tokens: StoredTokens;
  /** Swaps a Teams SSO token for one that the app itself asked for (azp = bot, teams.md §5.3); null if it is no such token. */
  exchange(ssoToken: string): Promise<StoredToken | null>;
}

/** Azure Active Directory v2, as the token service names it (teams.md §5.3). */
const PROVIDER = { id: "30dd229c-58e3-4a48-bdfd-91ec48eb906c", name: "Azure Active Directory v2" };

const keyQuery = z.object({ userId: z.string().min(1), connectionName: z.string().min(1), channelId: z.string().default("msteams") });

/** The Bot Framework token service, as much of it as SSO needs (teams.md §5.3). */
export function createTokenService(options: TokenServiceOptions): Hono {
  const service = new Hono();
  service.use("/api/usertoken/*", requireBotToken(options.isBotToken));
  service.use("/api/botsignin/*", requireBotToken(options.isBotToken));
  service.get("/api/usertoken/GetToken", (context) => getToken(options, context));
  service.post("/api/usertoken/exchange", async (context) => exchange(options, context));
  service.delete("/api/usertoken/SignOut", (context) => signOut(options, context));
  service.get("/api/usertoken/GetTokenStatus", (context) => getTokenStatus(options, context));
  service.get("/api/botsignin/GetSignInResource", (context) => context.json(signInResource(options, context.req.query("state"))));
  service.onError(answerConnectorError);
  return service;
}

function keyOf(context: Context): TokenKey {
  const query = keyQuery.safeParse(context.req.query());
  if (!query.success) throw badArgument("userId and connectionName are required");
  return query.data;
}

function getToken({ tokens }: TokenServiceOptions, context: Context): Response {
  const key = keyOf(context);
  const stored = tokens.find(key);
  return stored ? context.json(tokenResponse(key, stored)) : context.body(null, 404);
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

function signInResource({ resource, signInUrl }: TokenServiceOptions, state: string | undefined): object {
  if (!state) throw badArgument("state is required");
  return {
    signInLink: `${signInUrl()}?state=${encodeURIComponent(state)}`,
    tokenExchangeResource: { id: randomUUID(), uri: resource, providerId: PROVIDER.id },
    tokenPostResource: { sasUrl: `${signInUrl()}/post?state=${encodeURIComponent(state)}` },
  };
}
