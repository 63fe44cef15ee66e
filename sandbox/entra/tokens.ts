import { createHash, randomInt } from "node:crypto";
import type { JWTPayload } from "jose";
import type { StoredUser } from "../directory/tenant-user.ts";
import { SERVICE_PRINCIPAL_ID, TEAMS_WEB_CLIENT_ID } from "../directory/well-known.ts";
import { v1Issuer, v2Issuer, type Authority } from "./authority.ts";

/** In `wids` of every member: it marks a plain user (Microsoft: Access token claims). */
const PLAIN_USER = "b79fbf4d-3ef9-4689-8143-76b194e85509";

export interface IssuedToken {
  readonly token: string;
  /** Seconds from now. */
  readonly expiresIn: number;
}

/** The single sign-on token for the bot's API that a Teams client gets (v2). @throws Error when there is no such user. */
export async function issueTeamsSsoToken(authority: Authority, person: { readonly id: string }): Promise<string> {
  return (await issueBotApiToken(authority, person, TEAMS_WEB_CLIENT_ID)).token;
}

/**
 * The token that the Bot Framework token service returns for a connection whose scope is the bot's own API (Microsoft: Bot single sign-on).
 * The bot itself requested it, so `azp` = `aud` = bot. @throws Error when there is no such user.
 */
export async function issueBotSelfToken(authority: Authority, person: { readonly id: string }): Promise<string> {
  return (await issueBotApiToken(authority, person, authority.tenant.app.appId)).token;
}

// E12, E13
async function issueBotApiToken(authority: Authority, person: { readonly id: string }, client: string): Promise<IssuedToken> {
  const user = authority.tenant.users.get(person.id);
  if (!user) throw new Error(`The sandbox has no user ${person.id}`);
  const { appId } = authority.tenant.app;
  const claims = { iss: v2Issuer(authority), aud: appId, azp: client, azpacr: "0", ver: "2.0", scp: "access_as_user" };
  return issue(authority, { ...claims, ...personClaims(authority, user, appId), preferred_username: signInName(user) });
}

/** A delegated token for Microsoft Graph (v1, like Graph's). */
export function issueDelegatedGraphToken(
  authority: Authority,
  user: StoredUser,
  audience: string,
  scopes: readonly string[],
  more: JWTPayload = {},
): Promise<IssuedToken> {
  const claims = { iss: v1Issuer(authority), aud: audience, appid: authority.tenant.app.appId, appidacr: "1", idtyp: "user", ver: "1.0" };
  return issue(authority, { ...claims, ...personClaims(authority, user, audience), upn: signInName(user), scp: scopes.join(" "), ...more });
}

/** A token of the app itself (v1), with the application permissions that were granted for that resource. */
export function issueAppToken(
  authority: Authority,
  audience: string,
  roles: readonly string[],
  more: JWTPayload = {},
): Promise<IssuedToken> {
  const { tenant } = authority;
  const oid = SERVICE_PRINCIPAL_ID;
  const claims = {
    iss: v1Issuer(authority),
    aud: audience,
    appid: tenant.app.appId,
    appidacr: "1",
    app_displayname: tenant.app.displayName,
  };
  return issue(authority, {
    ...claims,
    idtyp: "app",
    tid: tenant.id,
    oid,
    sub: oid,
    ver: "1.0",
    ...(roles.length > 0 ? { roles } : {}),
    ...more,
  });
}

/** For requests that include `openid`. */
export function issueIdToken(
  authority: Authority,
  user: StoredUser,
  nonce: string | null = null,
  appId = authority.tenant.app.appId,
): Promise<IssuedToken> {
  const claims = { iss: v2Issuer(authority), aud: appId, ver: "2.0", preferred_username: signInName(user) };
  return issue(authority, { ...claims, ...personClaims(authority, user, appId), ...(nonce === null ? {} : { nonce }) });
}

function personClaims({ tenant }: Authority, user: StoredUser, audience: string): JWTPayload {
  const isGuest = user.userType === "Guest";
  return {
    tid: tenant.id,
    oid: user.id,
    sub: pairwise(user.id, audience),
    name: user.displayName,
    ...membershipClaims(tenant, user, audience),
    ...(isGuest ? { acct: 1, idp: homeOf(user), email: user.mail } : { acct: 0 }),
  };
}

/** E11: The app's own tokens carry roles and groups as its manifest says; tokens for Microsoft's own resources always carry roles. */
function membershipClaims({ app, control, groups }: Authority["tenant"], user: StoredUser, audience: string): JWTPayload {
  const { groupMembershipClaims } = control.settings;
  const wids = user.userType === "Guest" ? user.roles : [...user.roles, PLAIN_USER];
  if (audience !== app.appId) return { wids };
  if (groupMembershipClaims === "none") return {};
  return groupMembershipClaims === "all" ? { wids, groups: groups.allGroupsOf(user.id).map(({ id }) => id) } : { wids };
}

/** Entra's access tokens live 60 to 90 minutes, at random. */
async function issue({ keys }: Authority, claims: JWTPayload): Promise<IssuedToken> {
  const expiresIn = randomInt(60 * 60, 90 * 60);
  const uti = createHash("sha256").update(JSON.stringify(claims)).update(String(expiresIn)).digest("base64url").slice(0, 22);
  return { token: await keys.sign({ ...claims, uti }, { expiresIn }), expiresIn };
}

/** A guest signs in with the name that they have at home. */
function signInName(user: StoredUser): string {
  return user.userType === "Guest" ? (user.mail ?? user.userPrincipalName) : user.userPrincipalName;
}

/** An invented home tenant, always the same for the same domain. */
function homeOf(user: StoredUser): string {
  const hash = createHash("sha256")
    .update(signInName(user).split("@").at(-1) ?? "")
    .digest("hex");
  return `https://sts.windows.net/${hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5")}/`;
}

/** `sub` differs per resource. */
function pairwise(id: string, audience: string): string {
  return createHash("sha256").update(`${id}|${audience}`).digest("base64url");
}
