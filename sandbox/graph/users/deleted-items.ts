import { toGraphTime } from "../../directory/graph-time.ts";
import type { UserRecord } from "../../directory/tenant-user.ts";
import { linkTo, pageOf } from "../lists/collection.ts";
import { accessDenied, requestBadRequest, resourceNotFound, unsupportedQuery } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { parseFilter } from "../lists/parse-filter.ts";
import { demand, mayAdministerUsers, REQUIREMENTS, type Requirement } from "../request/permissions.ts";
import { readNames, readQueryOptions } from "../request/query-options.ts";
import { checkSimpleFilter, matchSimpleFilter } from "../lists/simple-filter.ts";
import { checkSelected, DEFAULT_PROPERTIES, presentUser, readEverything } from "../find-users/user-properties.ts";

/** Microsoft: List deleted items. A deleted user can be restored for 30 days. */
const RESTORABLE_MS = 30 * 24 * 60 * 60 * 1000;
const FILTERABLE = ["id", "displayName", "mail", "userPrincipalName", "otherMails", "proxyAddresses", "userType"];

/** GET /directory/deletedItems/microsoft.graph.user. @throws GraphRefusal */
export function listDeleted(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readAllProperties);
  const options = readQueryOptions(c.req.url, ["$select", "$filter", "$top", "$skiptoken"]);
  const names = checkSelected(readNames(options, "$select") ?? [...DEFAULT_PROPERTIES, "deletedDateTime"]);
  const { page, next } = pageOf(deletedMatching(graph, options.get("$filter")), options);
  const url = `${graph.root()}/directory/deletedItems/microsoft.graph.user`;
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#users${options.has("$select") ? `(${names.join(",")})` : ""}`,
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(url, options, next) }),
    value: page.map((record) => presentDeleted(record, names)),
  });
}

/** GET /directory/deletedItems/{id}. @throws GraphRefusal */
export function getDeleted(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readAllProperties);
  const names = checkSelected(readNames(readQueryOptions(c.req.url, ["$select"]), "$select") ?? [...DEFAULT_PROPERTIES, "deletedDateTime"]);
  const context = `${graph.root()}/$metadata#directoryObjects/$entity`;
  const record = findDeleted(graph, c);
  return c.json({ "@odata.context": context, "@odata.type": "#microsoft.graph.user", ...presentDeleted(record, names) });
}

/**
 * G108: POST /directory/deletedItems/{id}/restore: restores the user with the same id. @throws GraphRefusal 400 when the user principal name was
 * taken meanwhile
 */
export function restoreDeleted(graph: GraphVersion, c: GraphContext): Response {
  demandToChange(c, REQUIREMENTS.restoreUsers);
  const { user } = findDeleted(graph, c);
  if (graph.tenant.users.find(user.userPrincipalName))
    throw requestBadRequest("Another object with the same value for property userPrincipalName already exists.");
  const restored = graph.tenant.users.restore(user.id);
  const context = `${graph.root()}/$metadata#directoryObjects/$entity`;
  return c.json({ "@odata.context": context, "@odata.type": "#microsoft.graph.user", ...present(restored) });
}

/** G109: DELETE /directory/deletedItems/{id}: for good. @throws GraphRefusal */
export function purgeDeleted(graph: GraphVersion, c: GraphContext): Response {
  demandToChange(c, REQUIREMENTS.deleteUsers);
  graph.tenant.users.purge(findDeleted(graph, c).user.id);
  return c.body(null, 204);
}

const present = (user: UserRecord["user"]) => presentUser(user, DEFAULT_PROPERTIES, readEverything);

// G110
function demandToChange(c: GraphContext, requirement: Requirement): void {
  const caller = c.get("caller");
  demand(caller, requirement);
  readQueryOptions(c.req.url, []);
  if (!mayAdministerUsers(caller)) throw accessDenied();
}

/** G109: The deleted users that can still be restored; the others are now deleted for good. */
function deletedUsers({ tenant }: GraphVersion): readonly UserRecord[] {
  const oldest = tenant.clock.now().getTime() - RESTORABLE_MS;
  const records = tenant.users.removed();
  const overdue = records.filter(({ removedAt }) => (removedAt ?? 0) < oldest);
  for (const { user } of overdue) tenant.users.purge(user.id);
  return records.filter((record) => !overdue.includes(record));
}

function deletedMatching(graph: GraphVersion, text: string | undefined): readonly UserRecord[] {
  if (text === undefined) return deletedUsers(graph);
  const filter = parseFilter(text);
  checkSimpleFilter(filter, (name) => {
    if (!FILTERABLE.includes(name))
      throw unsupportedQuery(`Unsupported or invalid query filter clause specified for property '${name}' of resource 'User'.`);
  });
  return deletedUsers(graph).filter((record) => {
    const shown = new Map(Object.entries(presentDeleted(record, FILTERABLE)));
    return matchSimpleFilter(filter, (name) => shown.get(name));
  });
}

function findDeleted(graph: GraphVersion, c: GraphContext): UserRecord {
  const id = pathParam(c, "id").toLowerCase();
  const record = deletedUsers(graph).find(({ user }) => user.id === id);
  if (!record) throw resourceNotFound(id);
  return record;
}

/** G107: The user principal name of a deleted user begins with the id, so that the name is free. */
function presentDeleted({ user, removedAt }: UserRecord, names: readonly string[]): Readonly<Record<string, unknown>> {
  const deleted = { ...user, userPrincipalName: `${user.id.replaceAll("-", "")}${user.userPrincipalName}` };
  const shown = presentUser(deleted, names, readEverything);
  return names.includes("deletedDateTime") ? { ...shown, deletedDateTime: toGraphTime(new Date(removedAt ?? 0)) } : shown;
}
