import type { DirectoryGroup } from "../../directory/group-store.ts";
import type { Caller } from "../request/caller.ts";
import { answerCollection, linkTo, pageOf } from "../lists/collection.ts";
import { presentObject, selectedOfAny } from "../objects/directory-objects.ts";
import { accessDenied, alreadyThere, resourceNotFound } from "../request/errors.ts";
import { objectsOf } from "../objects/expand.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { GROUP_TYPE } from "../objects/group-type.ts";
import { demand, mayAdministerUsers, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions } from "../request/query-options.ts";
import { readReference } from "../objects/reference.ts";
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
  const member = readReference(graph, await c.req.text());
  if (group.members.has(member)) throw alreadyThere("members");
  group.members.add(member);
  return c.body(null, 204);
}

/** DELETE /groups/{id}/members/{member}/$ref. @throws GraphRefusal */
export function removeGroupMember(graph: GraphVersion, c: GraphContext): Response {
  const member = pathParam(c, "member").toLowerCase();
  if (!groupToChange(graph, c).members.delete(member)) throw resourceNotFound(member);
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

function isOwner({ owners }: DirectoryGroup, caller: Caller): boolean {
  return caller.kind === "user" && owners.has(caller.user.id);
}

function findGroup({ tenant }: GraphVersion, c: GraphContext): DirectoryGroup {
  const group = tenant.groups.get(pathParam(c, "id"));
  if (!group) throw resourceNotFound(pathParam(c, "id"));
  return group;
}
