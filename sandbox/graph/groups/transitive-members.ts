import type { DirectoryGroup, GroupStore } from "../../directory/group-store.ts";
import { linkTo, pageOf } from "../lists/collection.ts";
import { presentObject, selectedOfAny } from "../objects/directory-objects.ts";
import { badRequest, castNotSupported, resourceNotFound } from "../request/errors.ts";
import { objectsOf } from "../objects/expand.ts";
import { pathParam, type GraphContext, type GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import { readQueryOptions, type QueryOptions } from "../request/query-options.ts";
import { isAdvanced } from "../find-users/users-query.ts";

const CASTS = ["user", "group"] as const;
type Cast = (typeof CASTS)[number];

/** GET /groups/{id}/transitiveMembers, and the same cast to one type (Microsoft: List group transitive members). @throws GraphRefusal */
export function listTransitiveMembers(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.readGroups);
  const options = readQueryOptions(c.req.url, ["$select", "$top", "$skiptoken", "$count"]);
  const names = selectedOfAny(options);
  const cast = readCast(c, options);
  const group = graph.tenant.groups.get(pathParam(c, "id"));
  if (!group) throw resourceNotFound(pathParam(c, "id"));
  const objects = objectsOf(graph, [...membersOf(graph.tenant.groups, group)]).filter(({ kind }) => cast === undefined || kind === cast);
  const { page, next } = pageOf(objects, options);
  const path = `${graph.root()}/groups/${group.id}/transitiveMembers${cast === undefined ? "" : `/microsoft.graph.${cast}`}`;
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#${cast === undefined ? "directoryObjects" : `${cast}s`}`,
    ...(isAdvanced(c, options) && !options.has("$skiptoken") ? { "@odata.count": objects.length } : {}),
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(path, options, next) }),
    value: page.map((object) => presentObject(object, c.get("caller"), names)),
  });
}

function readCast(c: GraphContext, options: QueryOptions): Cast | undefined {
  const segment = pathParam(c, "cast");
  if (segment === "") return undefined;
  const cast = CASTS.find((each) => segment.toLowerCase() === `microsoft.graph.${each}`);
  if (!cast) throw badRequest(`Resource not found for the segment '${segment}'.`);
  if (isAdvanced(c, options)) return cast;
  throw castNotSupported();
}

/** G173: Members of the group and of the groups in it; each once. */
function membersOf(groups: GroupStore, group: DirectoryGroup, found: Set<string> = new Set()): ReadonlySet<string> {
  for (const id of [...group.members].filter((member) => !found.has(member))) {
    found.add(id);
    const inner = groups.get(id);
    if (inner) membersOf(groups, inner, found);
  }
  return found;
}
