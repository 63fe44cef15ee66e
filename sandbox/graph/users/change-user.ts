import { z } from "zod";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { accessDenied, requestBadRequest } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, hasRole, mayAdministerUsers, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readBody } from "../request/read-body.ts";
import { findUserProperty, isSettableText } from "../find-users/user-properties.ts";
import { writableUser } from "./user.ts";

const text = z.string().nullable().exactOptional();

/** The properties that can be changed and that the sandbox uses. */
const CHANGEABLE = z.strictObject({
  ...{ displayName: z.string().min(1).exactOptional(), mailNickname: z.string().min(1).exactOptional() },
  ...{ givenName: text, surname: text, jobTitle: text, mail: text, preferredLanguage: text },
  ...{ otherMails: z.array(z.string()).max(250).exactOptional(), accountEnabled: z.boolean().exactOptional() },
  ...{ userType: z.enum(["Member", "Guest"]).exactOptional(), userPrincipalName: z.string().includes("@").exactOptional() },
});

const anything = z.record(z.string(), z.unknown());

/** PATCH /users/{key} (Microsoft: Update user). @throws GraphRefusal 400 for a property that is read-only or that users don't have */
export async function changeUser(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const body = readBody(await c.req.text(), anything, () => "user");
  const caller = c.get("caller");
  const isOtherMails = Object.keys(body).join() === "otherMails";
  // G112
  demand(caller, isOtherMails ? REQUIREMENTS.writeOtherMails : REQUIREMENTS.writeUsers);
  readQueryOptions(c.req.url, []);
  const { user } = writableUser(graph, pathParam(c, "key"));
  const isProtected = user.roles.length > 0 && caller.kind === "user" && !hasRole(caller, "globalAdministrator");
  if (!mayAdministerUsers(caller) || isProtected) throw accessDenied();
  const change = readChange(user, body);
  checkDomain(graph, change.userPrincipalName);
  graph.tenant.users.update(user.id, change);
  return c.body(null, 204);
}

/** G146: "The domain must be present in the tenant's collection of verified domains" (Microsoft: Update user). @throws GraphRefusal 400 */
function checkDomain({ tenant }: GraphVersion, userPrincipalName: string | undefined): void {
  const domain = userPrincipalName?.split("@").at(-1)?.toLowerCase();
  if (domain === undefined || tenant.verifiedDomains.some(({ name }) => name.toLowerCase() === domain)) return;
  throw requestBadRequest(
    "The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.",
  );
}

function readChange(user: StoredUser, body: Readonly<Record<string, unknown>>): Parameters<GraphVersion["tenant"]["users"]["update"]>[1] {
  const entries = Object.entries(body).filter(([name]) => name !== "@odata.type");
  const kept = Object.fromEntries(entries.filter(([name]) => name in CHANGEABLE.shape));
  const others = entries.filter(([name]) => !(name in CHANGEABLE.shape));
  for (const [name] of others) checkSettable(name);
  const more = Object.fromEntries(others.map(([name, value]) => [name, textOf(name, value)]));
  const change = readBody(JSON.stringify(kept), CHANGEABLE, () => "user");
  const set = Object.entries({ ...user.more, ...more }).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return { ...change, more: Object.fromEntries(set) };
}

/** G111: @throws GraphRefusal 400 */
function checkSettable(name: string): void {
  if (isSettableText(name)) return;
  if (findUserProperty(name)) throw requestBadRequest(`Property '${name}' is read-only and cannot be set.`);
  throw requestBadRequest(`Invalid property '${name}'.`);
}

function textOf(name: string, value: unknown): string | null {
  if (typeof value === "string" || value === null) return value;
  throw requestBadRequest(`Invalid value specified for property '${name}' of resource 'User'.`);
}
