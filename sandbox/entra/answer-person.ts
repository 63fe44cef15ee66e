import type { StoredUser } from "../directory/tenant-user.ts";
import type { Authority } from "./authority.ts";
import { checkAccess } from "./check-access.ts";
import { clientOf, needsConsentHere, type Client } from "./clients.ts";
import * as refusals from "./refusals.ts";
import { requestedClaims } from "./requested-claims.ts";
import { parseScopes, type RequestedScopes } from "./scopes.ts";
import type { TokenForm } from "./token-form.ts";
import { issueDelegatedGraphToken, issueIdToken } from "./tokens.ts";

/**
 * The last part of every grant for a person: checks consent, the second factor and conditional access, then issues the tokens. @throws
 * EntraRefusal
 */
export async function answerPerson(
  authority: Authority,
  form: TokenForm,
  { user, scope, nonce = null }: { readonly user: StoredUser; readonly scope: string; readonly nonce?: string | null },
): Promise<Readonly<Record<string, unknown>>> {
  const requested = parseScopes(authority, scope);
  const client = clientOf(authority, form.require("client_id"));
  const scopes = consentedScopes(authority, client, requested);
  checkSignIn(authority, user);
  const claims = requestedClaims(form.get("claims"));
  const { token, expiresIn } = await issueDelegatedGraphToken(authority, user, requested.resource, scopes, {
    ...claims,
    appid: client.appId,
  });
  const granted = scopes.map((name) => `${requested.resource}/${name}`).join(" ");
  const answer = { token_type: "Bearer", scope: granted, expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token };
  return { ...answer, ...(await optionalProperties(authority, form, requested, { client, user, scope, nonce })) };
}

/** @throws EntraRefusal */
export function findPerson({ tenant }: Authority, id: string): StoredUser {
  const user = tenant.users.get(id);
  if (!user) throw refusals.expiredCode();
  if (!user.accountEnabled) throw refusals.disabledUser();
  return user;
}

/** E9: Conditional access and the second factor, as the switches say. @throws EntraRefusal */
function checkSignIn({ tenant }: Authority, user: StoredUser): void {
  const { mfaRequired, mfaEnrolled } = tenant.control.settings;
  checkAccess({ tenant }, user);
  if (!mfaRequired || tenant.grants.withSecondFactor.has(user.id)) return;
  throw mfaEnrolled ? refusals.mfaNeeded() : refusals.mfaEnrollmentNeeded();
}

// E6
function consentedScopes({ tenant }: Authority, client: Client, { permissions }: RequestedScopes): readonly string[] {
  const isGranted = tenant.control.settings.consented || !needsConsentHere({ tenant }, client);
  const granted = isGranted ? client.granted.delegated : new Set<string>();
  const wanted = permissions.includes(".default") ? [...granted] : permissions;
  // E8
  if (wanted.length === 0 || wanted.some((permission) => !granted.has(permission))) throw refusals.noConsent({ tenant });
  return [...new Set(wanted)];
}

interface Answered {
  readonly client: Client;
  readonly user: StoredUser;
  readonly scope: string;
  readonly nonce: string | null;
}

/** The id token, the refresh token and the client info, if they were requested. */
async function optionalProperties(
  authority: Authority,
  form: TokenForm,
  { openId }: RequestedScopes,
  { client, user, scope, nonce }: Answered,
) {
  const { tenant } = authority;
  const isPublic = form.get("client_secret") === undefined && form.get("client_assertion") === undefined;
  const clientInfo = Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString("base64url");
  return {
    ...(openId.has("openid") ? { id_token: (await issueIdToken(authority, user, nonce, client.appId)).token } : {}),
    ...(openId.has("offline_access")
      ? { refresh_token: tenant.grants.addRefreshToken({ clientId: client.appId, isPublic, personId: user.id, scope }) }
      : {}),
    ...(form.get("client_info") === "1" ? { client_info: clientInfo } : {}),
  };
}
