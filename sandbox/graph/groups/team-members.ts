import type { DirectoryGroup } from "../../directory/group-store.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { teamRoster } from "../../tenant/team-roster.ts";
import { linkTo, pageOf } from "../lists/collection.ts";
import { parseFilter } from "../lists/parse-filter.ts";
import { checkSimpleFilter, matchSimpleFilter } from "../lists/simple-filter.ts";
import { resourceNotFound, unsupportedQuery } from "../request/errors.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { readQueryOptions, type QueryOptions } from "../request/query-options.ts";
import { demandToReadTeam, findTeam, teamToChange } from "./team-access.ts";
import { membershipId, presentTeamMember } from "./team-member-type.ts";

const CAST = "microsoft.graph.aadUserConversationMember/";

/** The properties that a filter may name: only with the cast, as documented (Microsoft: List members of team). */
const FILTERABLE: ReadonlyMap<string, (user: StoredUser) => unknown> = new Map<string, (user: StoredUser) => unknown>([
  [`${CAST}userId`, ({ id }) => id],
  [`${CAST}displayName`, ({ displayName }) => displayName],
  [`${CAST}email`, ({ mail }) => mail],
]);

/** G192: GET /teams/{id}/members. @throws GraphRefusal */
export function listTeamMembers(graph: GraphVersion, c: GraphContext): Response {
  const team = findTeam(graph, c);
  demandToReadTeam(graph, c.get("caller"), team);
  const options = readQueryOptions(c.req.url, ["$filter", "$top", "$skiptoken"]);
  const found = teamRoster(graph.tenant, team).filter(filterOf(options));
  const { page, next } = pageOf(found, options);
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#teams('${team.id}')/members`,
    "@odata.count": found.length,
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(`${graph.root()}/teams/${team.id}/members`, options, next) }),
    value: page.map((user) => presentTeamMember(graph, team, user)),
  });
}

/** GET /teams/{id}/members/{membership id}. @throws GraphRefusal */
export function getTeamMember(graph: GraphVersion, c: GraphContext): Response {
  const team = findTeam(graph, c);
  demandToReadTeam(graph, c.get("caller"), team);
  readQueryOptions(c.req.url, []);
  const context = `${graph.root()}/$metadata#teams('${team.id}')/members/$entity`;
  return c.json({ "@odata.context": context, ...presentTeamMember(graph, team, memberOf(graph, c, team)) });
}

/** G197: DELETE /teams/{id}/members/{membership id} (Microsoft: Remove member from team). @throws GraphRefusal */
export function removeTeamMember(graph: GraphVersion, c: GraphContext): Response {
  readQueryOptions(c.req.url, []);
  const caller = c.get("caller");
  const team = teamToChange(graph, c);
  const { id } = memberOf(graph, c, team);
  team.members.delete(id);
  graph.tenant.events.emit("team", { groupId: team.id, userId: id, what: "removed", by: caller.kind === "user" ? caller.user.id : null });
  return c.body(null, 204);
}

function filterOf(options: QueryOptions): (user: StoredUser) => boolean {
  const text = options.get("$filter");
  if (text === undefined) return () => true;
  const filter = parseFilter(text);
  checkSimpleFilter(filter, (name) => {
    if (!FILTERABLE.has(name)) throw unsupportedQuery(`Invalid filter clause: '${name}'.`);
  });
  return (user) => matchSimpleFilter(filter, (name) => FILTERABLE.get(name)?.(user));
}

/** The member with the membership id of the path: no user id. @throws GraphRefusal 404 */
function memberOf({ tenant }: GraphVersion, c: GraphContext, team: DirectoryGroup): StoredUser {
  const wanted = pathParam(c, "member");
  const user = teamRoster(tenant, team).find((each) => membershipId(tenant.id, team, each) === wanted);
  if (!user) throw resourceNotFound(wanted);
  return user;
}
