import { z } from "zod";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { pageOf, linkTo } from "../lists/collection.ts";
import { presentObject, rolesOf, selectedOfAny, type DirectoryObject } from "../objects/directory-objects.ts";
import { accessDenied, badRequest, castNotSupported, GraphRefusal, requestBadRequest } from "../request/errors.ts";
import { isAdvanced } from "../find-users/users-query.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, isPermitted, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions, type QueryOptions } from "../request/query-options.ts";
import { readBody } from "../request/read-body.ts";
import { myself, visibleUser } from "../users/user.ts";

const CASTS = ["directoryRole", "group"] as const;
const MAX_IDS = 20;

/** GET /me/memberOf, /me/transitiveMemberOf, and the same cast to one type (Microsoft: Access token claims). @throws GraphRefusal */
export function listMyMemberships(graph: GraphVersion, c: GraphContext): Response {
  const user = myself(c.get("caller"));
  demand(c.get("caller"), REQUIREMENTS.readMyMemberships);
  return answerMemberships(graph, c, user);
}

/** GET /users/{key}/memberOf, the transitive one, and the casts of both. @throws GraphRefusal */
export function listMemberships(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readMemberships);
  return answerMemberships(graph, c, visibleUser(graph, pathParam(c, "key")).user);
}

/** POST /me/checkMemberGroups. @throws GraphRefusal */
export async function checkMyMemberGroups(graph: GraphVersion, c: GraphContext): Promise<Response> {
  return answerCheck(graph, c, () => myself(c.get("caller")));
}

/** POST /users/{key}/checkMemberGroups: which of up to 20 groups the user is in, also through other groups. @throws GraphRefusal */
export async function checkMemberGroups(graph: GraphVersion, c: GraphContext): Promise<Response> {
  return answerCheck(graph, c, () => visibleUser(graph, pathParam(c, "key")).user);
}

function answerMemberships(graph: GraphVersion, c: GraphContext, user: StoredUser): Response {
  const options = readQueryOptions(c.req.url, ["$select", "$top", "$skiptoken", "$count"]);
  const names = selectedOfAny(options);
  const path = c.req.path.split("/").slice(graph.insideBatch.has(c.req.raw) ? 1 : 2);
  const cast = readCast(pathParam(c, "cast"));
  if (cast !== undefined) checkCast(graph, c, options);
  const isTransitive = path.some((segment) => segment.toLowerCase() === "transitivememberof");
  const objects = membershipsOf(graph, user, isTransitive).filter(({ kind }) => cast === undefined || kind === cast);
  const { page, next } = pageOf(objects, options);
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#${cast === undefined ? "directoryObjects" : `${cast}s`}`,
    ...(isAdvanced(c, options) && !options.has("$skiptoken") ? { "@odata.count": objects.length } : {}),
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(`${graph.root()}/${path.join("/")}`, options, next) }),
    value: page.map((object) => presentObject(object, c.get("caller"), names)),
  });
}

/** G104: `microsoft.graph.directoryRole` → `directoryRole` */
function readCast(segment: string): (typeof CASTS)[number] | undefined {
  if (segment === "") return undefined;
  const cast = CASTS.find((each) => segment.toLowerCase() === `microsoft.graph.${each}`.toLowerCase());
  if (!cast) throw badRequest(`Resource not found for the segment '${segment}'.`);
  return cast;
}

/**
 * G183: Microsoft's pages disagree on whether a cast needs an advanced query, and it was seen to fail (switch `membershipCasts`).
 * @throws GraphRefusal 400 or 500
 */
function checkCast({ tenant }: GraphVersion, c: GraphContext, options: QueryOptions): void {
  const { membershipCasts } = tenant.control.settings;
  if (membershipCasts === "failing") throw new GraphRefusal(500, "InternalServerError", "An error occurred while processing your request.");
  if (membershipCasts === "refused" || (membershipCasts === "advanced" && !isAdvanced(c, options))) throw castNotSupported();
}

function membershipsOf({ tenant }: GraphVersion, user: StoredUser, isTransitive: boolean): readonly DirectoryObject[] {
  const groups = isTransitive ? tenant.groups.allGroupsOf(user.id) : tenant.groups.directGroupsOf(user.id);
  return [...rolesOf(user), ...groups.map((group) => ({ kind: "group" as const, group }))];
}

const checkSchema = z.strictObject({ groupIds: z.array(z.string()) });

// G105
async function answerCheck(graph: GraphVersion, c: GraphContext, find: () => StoredUser): Promise<Response> {
  const caller = c.get("caller");
  const readsUsers = isPermitted(caller, REQUIREMENTS.readUsers) || isPermitted(caller, REQUIREMENTS.readMe);
  if (!readsUsers || !isPermitted(caller, REQUIREMENTS.readGroups)) throw accessDenied();
  readQueryOptions(c.req.url, []);
  const { groupIds } = readBody(await c.req.text(), checkSchema, () => "checkMemberGroups");
  if (groupIds.length > MAX_IDS) throw requestBadRequest(`Too many elements: up to ${MAX_IDS} groups can be checked at once.`);
  const member = new Set(graph.tenant.groups.allGroupsOf(find().id).map(({ id }) => id));
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#Collection(Edm.String)`,
    value: groupIds.filter((id) => member.has(id.toLowerCase())),
  });
}
