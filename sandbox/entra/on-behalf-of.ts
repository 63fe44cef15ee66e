import { errors, type JWTPayload } from "jose";
import { z } from "zod";
import type { StoredUser } from "../directory/tenant-user.ts";
import { answerPerson } from "./answer-person.ts";
import { v2Issuer, type Authority } from "./authority.ts";
import * as refusals from "./refusals.ts";
import { parseScopes } from "./scopes.ts";
import type { TokenForm } from "./token-form.ts";

/**
 * The on-behalf-of grant (Microsoft: On-behalf-of flow): exchanges a person's token for the bot's API for a Graph token of the same person.
 * @throws EntraRefusal
 */
export async function grantOnBehalfOf(authority: Authority, form: TokenForm): Promise<Readonly<Record<string, unknown>>> {
  if (form.require("requested_token_use") !== "on_behalf_of") throw refusals.missingParameter("requested_token_use");
  const assertion = form.require("assertion");
  const scope = form.require("scope");
  parseScopes(authority, scope);
  return answerPerson(authority, form, { user: await userOf(authority, assertion), scope });
}

async function userOf(authority: Authority, assertion: string): Promise<StoredUser> {
  const claims = await verifyAssertion(authority, assertion);
  const { appId } = authority.tenant.app;
  // E7
  if (claims.aud !== appId && claims.aud !== `api://botid-${appId}`) throw refusals.foreignAssertion(authority, String(claims.aud));
  if (claims["scp"] === undefined) throw refusals.appAssertion(authority);
  const user = authority.tenant.users.get(z.string().catch("").parse(claims["oid"]));
  if (!user) throw refusals.invalidAssertion("The user of the assertion is not in the directory.");
  if (!user.accountEnabled) throw refusals.disabledUser();
  return user;
}

// E10
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
