import { Hono, type Context } from "hono";
import { z } from "zod";
import type { Control } from "../../switches/control.ts";
import { applyFaults } from "../../requests/apply-faults.ts";
import { type BotTokenCheck, requireBotToken } from "../connector/bot-authorization.ts";
import { badArgument, ConnectorError } from "../connector/connector-error.ts";
import { connectorFaults } from "../connector/connector-faults.ts";
import { delayConnector } from "../connector/connector-load.ts";
import { answerConnectorError } from "../connector/create-connector.ts";
import { noSuchResource } from "../connector/no-such-resource.ts";
import { readBody } from "../connector/read-body.ts";
import { newSignInLink, SIGN_IN_PATH, signInResource, type SignInResourceOptions } from "./sign-in-resource.ts";
import type { StoredToken, StoredTokens, TokenKey } from "./stored-tokens.ts";

export interface TokenServiceOptions extends SignInResourceOptions {
  readonly isBotToken: BotTokenCheck;
  readonly control: Control;
  /** Name of the bot's one OAuth connection. */
  readonly connection: string;
  /** The address of sign-in links: the page on which a person signs in by hand. */
  readonly signInUrl: () => string;
  readonly tokens: StoredTokens;
  /** The token of a person who signed in by hand. */
  signedIn(personId: string): Promise<StoredToken>;
  /** Exchanges a Teams SSO token for one that the app itself requested (azp = bot); null for any other token. */
  exchange(ssoToken: string): Promise<StoredToken | null>;
}

const PROVIDER_NAME = "Azure Active Directory v2";

const keyQuery = z.object({ userId: z.string().min(1), connectionName: z.string().min(1), channelId: z.string().default("msteams") });

/** The Bot Framework token service, with the parts that SSO needs (Microsoft: User tokens of a bot). */
export function createTokenService(options: TokenServiceOptions): Hono {
  const service = new Hono();
  const { isBotToken, control } = options;
  for (const path of ["/api/usertoken/*", "/api/botsignin/*"])
    service.use(path, requireBotToken(isBotToken), applyFaults({ control }, connectorFaults), delayConnector(control));
  service.get("/api/usertoken/GetToken", async (context) => getToken(options, context));
  service.post("/api/usertoken/exchange", async (context) => exchange(options, context));
  service.delete("/api/usertoken/SignOut", (context) => signOut(options, context));
  service.get("/api/usertoken/GetTokenStatus", (context) => getTokenStatus(options, context));
  service.get("/api/usertoken/GetTokenOrSignInResource", async (context) => getTokenOrSignInResource(options, context));
  service.get("/api/botsignin/GetSignInResource", (context) => context.json(signInResource(options, stateOf(options, context))));
  service.get("/api/botsignin/GetSignInUrl", (context) => {
    stateOf(options, context);
    return context.text(newSignInLink(options));
  });
  // T70
  for (const path of ["/api/usertoken/*", "/api/botsignin/*"]) service.all(path, noSuchResource);
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

// T32
async function getToken(options: TokenServiceOptions, context: Context): Promise<Response> {
  const key = keyOf(context);
  const stored = await findToken(options, key, context.req.query("code"));
  return stored ? context.json(tokenResponse(key, stored)) : context.body(null, 404);
}

/** With a code only the sign-in by hand with that code counts; a wrong code finds nothing (Microsoft: User tokens of a bot). */
async function findToken(options: TokenServiceOptions, key: TokenKey, code: string | undefined): Promise<StoredToken | null> {
  return code ? redeemCode(options, key, code) : (options.tokens.find(key) ?? null);
}

// T47
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
  return context.json([{ channelId, connectionName: connection, hasToken, serviceProviderDisplayName: PROVIDER_NAME }]);
}

function tokenResponse({ channelId, connectionName }: TokenKey, { token, expiration }: StoredToken): object {
  return { channelId, connectionName, token, expiration };
}

function stateOf({ connection }: TokenServiceOptions, context: Context): string {
  const state = context.req.query("state");
  if (!state) throw badArgument("state is required");
  const named = connectionIn(state);
  if (named !== undefined && named !== connection) throw unknownConnection(named);
  return state;
}

// T121
function unknownConnection(name: string): ConnectorError {
  return new ConnectorError(404, "ServiceError", `Could not find Connection Setting with name ${name}`);
}

const stateSchema = z.looseObject({ connectionName: z.string() });

/** The connection that the SDKs name in the state: base64 of JSON. Any other state names none. */
function connectionIn(state: string): string | undefined {
  try {
    return stateSchema.parse(JSON.parse(Buffer.from(state, "base64").toString())).connectionName;
  } catch {
    return undefined;
  }
}

/** Both requests in one, for newer libraries. */
async function getTokenOrSignInResource(options: TokenServiceOptions, context: Context): Promise<Response> {
  const key = keyOf(context);
  const state = stateOf(options, context);
  const stored = await findToken(options, key, context.req.query("code"));
  return context.json(stored ? { tokenResponse: tokenResponse(key, stored) } : { signInResource: signInResource(options, state) });
}
