import { decodeJwt, errors, type JWTPayload } from "jose";
import { z } from "zod";
import { v1Issuer, v2Issuer, type Authority } from "../../entra/authority.ts";
import { issueBotSelfToken, issueTeamsSsoToken } from "../../entra/tokens.ts";
import { BOT_FRAMEWORK_AUDIENCE, TEAMS_WEB_CLIENT_ID } from "../../directory/well-known.ts";
import type { BotTokenCheck } from "../connector/bot-authorization.ts";
import type { SilentSignIn } from "./silent-sign-in.ts";
import type { StoredToken } from "./stored-tokens.ts";

const personClaims = z.object({ oid: z.string(), azp: z.literal(TEAMS_WEB_CLIENT_ID), scp: z.literal("access_as_user"), exp: z.number() });

/** The app's id URI (Microsoft: Bot single sign-on). */
export function appResource({ tenant }: Authority): string {
  return `api://botid-${tenant.app.appId}`;
}

/** Recognises the bot's own access tokens for the Bot Framework: signed by Entra, for its audience, of this bot, not expired. */
export function botTokenCheck(authority: Authority): BotTokenCheck {
  return async (token) => {
    const claims = await verified(authority, token, { audience: BOT_FRAMEWORK_AUDIENCE, issuer: v1Issuer(authority) });
    return claims?.["appid"] === authority.tenant.app.appId;
  };
}

/** How the Teams client gets people's tokens: its client id is preauthorised, so nobody has to consent (Microsoft: Bot single sign-on). */
export function silentSignIn(authority: Authority): SilentSignIn {
  return {
    connection: authority.tenant.app.oauthConnection,
    resource: appResource(authority),
    issueToken: (personId) => issueTeamsSsoToken(authority, { id: personId }),
  };
}

/**
 * How the token service exchanges an SSO token of Teams: for one of the same person that the app requested (Microsoft: Bot single sign-on).
 */
export async function exchangeSsoToken(authority: Authority, ssoToken: string): Promise<StoredToken | null> {
  const claims = await verified(authority, ssoToken, {
    audience: [authority.tenant.app.appId, appResource(authority)],
    issuer: v2Issuer(authority),
  });
  const person = personClaims.safeParse(claims);
  if (!person.success) return null;
  return { token: await issueBotSelfToken(authority, { id: person.data.oid }), expiration: new Date(person.data.exp * 1000).toISOString() };
}

/** The token that the token service gets for a person who signed in by hand. */
export async function signedInToken(authority: Authority, personId: string): Promise<StoredToken> {
  const token = await issueBotSelfToken(authority, { id: personId });
  return { token, expiration: new Date((decodeJwt(token).exp ?? 0) * 1000).toISOString() };
}

/** The claims of a token that Entra signed; null if it isn't one, or isn't for this audience. */
async function verified(
  { keys }: Authority,
  token: string,
  expected: { readonly audience: string | string[]; readonly issuer: string },
): Promise<JWTPayload | null> {
  try {
    return await keys.verify(token, expected);
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
