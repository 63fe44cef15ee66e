import type { DirectoryGroup } from "../../directory/group-store.ts";
import { answerCollection, linkTo, pageOf } from "../lists/collection.ts";
import { presentObject, selectedOfAny } from "../objects/directory-objects.ts";
import { accessDenied, alreadyThere, GraphRefusal, notReplicated, objectNotFound, resourceNotFound } from "../request/errors.ts";
import { objectsOf } from "../objects/expand.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { GROUP_TYPE } from "../objects/group-type.ts";
import { demand, mayAdministerUsers, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readReference } from "../objects/reference.ts";
import { checkGuestsAllowed, isOwner } from "./team-access.ts";
import { present, selectedNames } from "../lists/resource-type.ts";

/** G100: GET /groups. @throws GraphRefusal */
export function listGroups(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readGroups);
  const filterable = ["id", "displayName", "mail", "mailNickname", "securityEnabled", "mailEnabled", "groupTypes", "proxyAddresses"];
  return answerCollection(graph, c, { items: graph.tenant.groups.list(), type: GROUP_TYPE, path: "groups", filterable });
}

/** GET /groups/{id}. @throws GraphRefusal */
export function getGroup(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readGroups);
  const options = readQueryOptions(c.req.url, ["$select"]);
  const names = selectedNames(GROUP_TYPE, options);
  const context = `${graph.root()}/$metadata#groups${options.has("$select") ? `(${names.join(",")})` : ""}/$entity`;
  return c.json({ "@odata.context": context, ...present(GROUP_TYPE, findGroup(graph, c), names) });
}

/** GET /groups/{id}/members. @throws GraphRefusal */
export function listGroupMembers(graph: GraphVersion, c: GraphContext): Response {
  return listOf("members", graph, c);
}

/** G170: GET /groups/{id}/owners (Microsoft: List group owners). @throws GraphRefusal */
export function listGroupOwners(graph: GraphVersion, c: GraphContext): Response {
  return listOf("owners", graph, c);
}

function listOf(list: "members" | "owners", graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readGroups);
  const options = readQueryOptions(c.req.url, ["$select", "$top", "$skiptoken"]);
  const names = selectedOfAny(options);
  const { id, [list]: ids } = findGroup(graph, c);
  const { page, next } = pageOf(objectsOf(graph, [...ids]), options);
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#directoryObjects`,
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(`${graph.root()}/groups/${id}/${list}`, options, next) }),
    value: page.map((object) => presentObject(object, c.get("caller"), names)),
  });
}

/**
 * G102: POST /groups/{id}/members/$ref (Microsoft: Add members). @throws GraphRefusal 400 if the object is a member already, 404 if it doesn't
 * exist
 */
export async function addGroupMember(graph: GraphVersion, c: GraphContext): Promise<Response> {
  const group = groupToChange(graph, c);
  const member = newMember(graph, group, await c.req.text());
  group.members.add(member);
  tell(graph, c, { group, member, what: "added" });
  return c.body(null, 204);
}

/** @throws GraphRefusal 400 for a member, and for a new guest that the group doesn't know yet */
function newMember(graph: GraphVersion, group: DirectoryGroup, body: string): string {
  const member = orNotReplicated(() => readReference(graph, body));
  if (group.members.has(member)) throw alreadyThere("members");
  const user = graph.tenant.users.get(member);
  if (user && group.hasTeam) checkGuestsAllowed(graph.tenant, user);
  return member;
}

/** G200: the group answers 400 where other writes answer 404 for a while (Microsoft: Add members). */
function orNotReplicated(read: () => string): string {
  try {
    return read();
  } catch (error) {
    throw error instanceof GraphRefusal && error.code === objectNotFound().code ? notReplicated() : error;
  }
}

/** Teams hears of changes of a group that has a team: now, or later (switch `teamFollowsGroupAfterMs`), and then without an event. */
function tell(
  { tenant }: GraphVersion,
  c: GraphContext,
  { group, member, what }: { group: DirectoryGroup; member: string; what: "added" | "removed" },
) {
  if (!group.hasTeam) return;
  group.joinedGroupAt.delete(member);
  if (what === "added") group.joinedGroupAt.set(member, tenant.clock.now().getTime());
  if (what === "added" && tenant.control.settings.teamFollowsGroupAfterMs > 0) return;
  const caller = c.get("caller");
  tenant.events.emit("team", { groupId: group.id, userId: member, what, by: caller.kind === "user" ? caller.user.id : null });
}

/** DELETE /groups/{id}/members/{member}/$ref. @throws GraphRefusal */
export function removeGroupMember(graph: GraphVersion, c: GraphContext): Response {
  const member = pathParam(c, "member").toLowerCase();
  const group = groupToChange(graph, c);
  if (!group.members.delete(member)) throw resourceNotFound(member);
  tell(graph, c, { group, member, what: "removed" });
  return c.body(null, 204);
}

/** G103: A group may be changed by its owners, by administrators, and by apps with the permission. */
function groupToChange(graph: GraphVersion, c: GraphContext): DirectoryGroup {
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.writeGroupMembers);
  readQueryOptions(c.req.url, []);
  const group = findGroup(graph, c);
  if (!mayAdministerUsers(caller) && !isOwner(group, caller)) throw accessDenied();
  return group;
}

function findGroup({ tenant }: GraphVersion, c: GraphContext): DirectoryGroup {
  const group = tenant.groups.get(pathParam(c, "id"));
  if (!group) throw resourceNotFound(pathParam(c, "id"));
  return group;
}
