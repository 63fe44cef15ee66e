import { BOT_FRAMEWORK_AUDIENCE, DATABASE_AUDIENCE, GRAPH_APP_ID, GRAPH_AUDIENCE } from "../directory/well-known.ts";
import type { Authority } from "./authority.ts";
import { invalidScope, severalResources, unknownPermission, unknownResource } from "./refusals.ts";

export interface RequestedScopes {
  /** `aud` of the token. */
  readonly resource: string;
  /** Permission names of that resource; `.default` among them requests everything that was granted. */
  readonly permissions: readonly string[];
  /** openid, profile, email, offline_access. */
  readonly openId: ReadonlySet<string>;
}

const OPENID_SCOPES = new Set(["openid", "profile", "email", "offline_access"]);

/** The Graph permissions that the sandbox knows. It refuses others as unknown. */
const GRAPH_PERMISSIONS = new Set([
  ...["User.Read", "User.ReadWrite", "User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All", "User.Invite.All"],
  ...["User.DeleteRestore.All", "User-Mail.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All", "Organization.Read.All"],
  ...["Domain.Read.All", "Domain.ReadWrite.All", "OrgContact.Read.All", "Policy.Read.All", "Policy.Read.B2BManagementPolicy"],
  ...["Group.Read.All", "Group.ReadWrite.All", "GroupMember.Read.All", "GroupMember.ReadWrite.All", "Mail.Send"],
  ...["TeamMember.Read.All", "TeamMember.ReadWrite.All", "TeamMember.ReadWriteNonOwnerRole.All", "GroupSettings.Read.All"],
]);

/** Splits the `scope` parameter. A name without a resource is Graph's. @throws EntraRefusal */
export function parseScopes(authority: Authority, scope: string): RequestedScopes {
  const parts = scope.split(" ").filter((part) => part !== "");
  const wanted = parts.filter((part) => !OPENID_SCOPES.has(part)).map(splitScope);
  const [first] = wanted;
  if (!first) throw invalidScope(scope);
  if (wanted.some(({ resource }) => resource !== first.resource)) throw severalResources(scope);
  const resource = knownResource(authority, first.resource);
  const permissions = wanted.map(({ permission }) => permission);
  const unknown = permissions.find((permission) => permission !== ".default" && !GRAPH_PERMISSIONS.has(permission));
  if (unknown !== undefined) throw unknownPermission(authority, unknown);
  return { resource, permissions, openId: new Set(parts.filter((part) => OPENID_SCOPES.has(part))) };
}

/** `https://graph.microsoft.com/User.Read` → resource and permission; with two slashes before `.default`, the first belongs to the resource. */
function splitScope(scope: string): { resource: string; permission: string } {
  const slash = scope.lastIndexOf("/");
  if (slash === scope.length - 1) throw invalidScope(scope);
  return slash < 0
    ? { resource: GRAPH_AUDIENCE, permission: scope }
    : { resource: scope.slice(0, slash), permission: scope.slice(slash + 1) };
}

function knownResource(authority: Authority, resource: string): string {
  if (resource === GRAPH_AUDIENCE || resource === `${GRAPH_AUDIENCE}/` || resource === GRAPH_APP_ID) return GRAPH_AUDIENCE;
  if (resource === BOT_FRAMEWORK_AUDIENCE || resource === DATABASE_AUDIENCE) return resource;
  throw unknownResource(authority, resource);
}
