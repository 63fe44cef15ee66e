import { errors, type JWTPayload } from "jose";
import { z } from "zod";
import type { StoredUser } from "../user-store.ts";
import { v2Issuer, type Authority } from "./authority.ts";
import * as refusals from "./refusals.ts";
import { parseScopes, type RequestedScopes } from "./scopes.ts";
import type { TokenForm } from "./token-form.ts";
import { issueDelegatedGraphToken, issueIdToken } from "./tokens.ts";

/** The on-behalf-of grant (Microsoft: On-behalf-of flow): the bot's API token of a person against a Graph token of that person. @throws EntraRefusal */
export async function grantOnBehalfOf(authority: Authority, form: TokenForm): Promise<Readonly<Record<string, unknown>>> {
  if (form.require("requested_token_use") !== "on_behalf_of") throw refusals.missingParameter("requested_token_use");
  const assertion = form.require("assertion");
  const requested = parseScopes(authority, form.require("scope"));
  const user = await userBehind(authority, assertion);
  const scopes = consentedScopes(authority, requested);
  if (authority.tenant.control.settings.mfaRequired) throw refusals.mfaNeeded();
  const { token, expiresIn } = await issueDelegatedGraphToken(authority, user, requested.resource, scopes);
  const scope = scopes.map((name) => `${requested.resource}/${name}`).join(" ");
  const answer = { token_type: "Bearer", scope, expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token };
  return { ...answer, ...(await extras(authority, form, requested, user)) };
}

async function userBehind(authority: Authority, assertion: string): Promise<StoredUser> {
  const claims = await verifyAssertion(authority, assertion);
  const { appId } = authority.tenant.app;
  if (claims.aud !== appId && claims.aud !== `api://botid-${appId}`) throw refusals.foreignAssertion(authority, String(claims.aud));
  if (claims["scp"] === undefined) throw refusals.appAssertion(authority);
  const user = authority.tenant.users.get(z.string().catch("").parse(claims["oid"]));
  if (!user) throw refusals.invalidAssertion("The user of the assertion is not in the directory.");
  if (!user.accountEnabled) throw refusals.disabledUser();
  return user;
}

async function verifyAssertion(authority: Authority, assertion: string): Promise<JWTPayload> {
  try {
    return await authority.keys.verify(assertion, { issuer: v2Issuer(authority) });
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refusals.expiredAssertion();
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === "iss" && typeof error.payload.aud === "string") {
      throw refusals.foreignAssertion(authority, error.payload.aud);
    }
    if (error instanceof errors.JOSEError)
      throw refusals.invalidAssertion("The key was not found, or the assertion is no token of this tenant.");
    throw error;
  }
}

function consentedScopes({ tenant }: Authority, { permissions }: RequestedScopes): readonly string[] {
  const granted = tenant.control.settings.consented ? tenant.app.granted.delegated : new Set<string>();
  const wanted = permissions.includes(".default") ? [...granted] : permissions;
  if (wanted.length === 0 || wanted.some((permission) => !granted.has(permission))) throw refusals.noConsent({ tenant });
  return [...new Set(wanted)];
}

/** What MSAL asks for beside the access token. */
async function extras(authority: Authority, form: TokenForm, { openId }: RequestedScopes, user: StoredUser) {
  const clientInfo = Buffer.from(JSON.stringify({ uid: user.id, utid: authority.tenant.id })).toString("base64url");
  return {
    ...(openId.has("openid") ? { id_token: (await issueIdToken(authority, user)).token } : {}),
    ...(openId.has("offline_access") ? { refresh_token: `sandbox-${crypto.randomUUID()}` } : {}),
    ...(form.get("client_info") === "1" ? { client_info: clientInfo } : {}),
  };
}
