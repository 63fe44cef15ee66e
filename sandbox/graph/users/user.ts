import type { StoredUser, UserRecord } from "../../directory/tenant-user.ts";
import { accessDenied, badRequest, resourceNotFound } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import type { Caller } from "../request/caller.ts";
import { demand, hasRole, isGuest, isPermitted, REQUIREMENTS } from "../request/permissions.ts";
import { expand, readExpansion } from "../objects/expand.ts";
import { readNames, readQueryOptions } from "../request/query-options.ts";
import { checkSelected, DEFAULT_PROPERTIES, presentUser, readBasics, readEverything } from "../find-users/user-properties.ts";
import { checkWritable, isVisible } from "../find-users/visibility.ts";

/** GET /users/{id or user principal name}. @throws GraphRefusal */
export function getUser(graph: GraphVersion, c: GraphContext): Response {
  const caller = c.get("caller");
  const isSelf = caller.kind === "user" && isUser(caller.user, pathParam(c, "key"));
  demand(caller, isSelf ? REQUIREMENTS.readMe : REQUIREMENTS.readUsers);
  // G46
  if (isGuest(caller) && !isSelf) throw accessDenied();
  return answerUser(graph, c, () => visibleUser(graph, pathParam(c, "key")));
}

/** G47: GET /me: the person of the token. @throws GraphRefusal */
export function getMe(graph: GraphVersion, c: GraphContext): Response {
  const { id } = myself(c.get("caller"));
  demand(c.get("caller"), REQUIREMENTS.readMe);
  return answerUser(graph, c, () => visibleUser(graph, id));
}

/** The person of `/me`. @throws GraphRefusal 400 for an app */
export function myself(caller: Caller): StoredUser {
  if (caller.kind === "app") throw badRequest("/me request is only valid with delegated authentication flow.");
  return caller.user;
}

/** G48: DELETE /users/{id}: soft delete; a person also needs a role (Microsoft: Delete a user). @throws GraphRefusal */
export function deleteUser(graph: GraphVersion, c: GraphContext): Response {
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.deleteUsers);
  readQueryOptions(c.req.url, []);
  const { user } = writableUser(graph, pathParam(c, "key"));
  if (!mayDelete(caller, user.roles)) throw accessDenied();
  graph.tenant.users.remove(user.id);
  return c.body(null, 204);
}

function answerUser(graph: GraphVersion, c: GraphContext, find: () => UserRecord): Response {
  const options = readQueryOptions(c.req.url, ["$select", "$expand"]);
  const expansion = readExpansion(options);
  const names = checkSelected(readNames(options, "$select") ?? DEFAULT_PROPERTIES);
  const { user } = find();
  const seesAll = seesEverything(c.get("caller"), user.id);
  const context = `${graph.root()}/$metadata#users${options.has("$select") ? `(${names.join(",")})` : ""}/$entity`;
  return c.json({
    "@odata.context": context,
    ...presentUser(user, names, seesAll ? readEverything : readBasics),
    ...expand(graph, c.get("caller"), user, expansion),
  });
}

function seesEverything(caller: Caller, id: string): boolean {
  if (isPermitted(caller, REQUIREMENTS.readAllProperties)) return true;
  return caller.kind === "user" && caller.user.id === id && isPermitted(caller, REQUIREMENTS.readMe);
}

/** G48: A user who has a role can't be deleted by an app or by a user administrator. */
function mayDelete(caller: Caller, rolesOfTarget: readonly string[]): boolean {
  if (hasRole(caller, "globalAdministrator")) return true;
  return rolesOfTarget.length === 0 && (caller.kind === "app" || hasRole(caller, "userAdministrator"));
}

/** Whether `/users/{key}` names this user. */
function isUser({ id, userPrincipalName }: StoredUser, key: string): boolean {
  return [id, userPrincipalName.toLowerCase()].includes(key.toLowerCase());
}

/** G45: @throws GraphRefusal 404, also for a user who isn't visible yet. */
export function visibleUser({ tenant }: GraphVersion, key: string): UserRecord {
  const record = tenant.users.find(key);
  if (!record || !isVisible(tenant, record, "by-id")) throw resourceNotFound(key);
  return record;
}

/** @throws GraphRefusal 404, also for a user who isn't visible or can't be changed yet. */
export function writableUser(graph: GraphVersion, key: string): UserRecord {
  const record = visibleUser(graph, key);
  checkWritable(graph.tenant, record);
  return record;
}
