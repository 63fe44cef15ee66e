import { linkTo, readPlace } from "../lists/collection.ts";
import { requestBadRequest } from "../request/errors.ts";
import { expand, readExpansion } from "../objects/expand.ts";
import { countMatching, findPage } from "../find-users/find-users.ts";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { readNames, readPageSize, readQueryOptions } from "../request/query-options.ts";
import { checkSelected, DEFAULT_PROPERTIES, presentUser } from "../find-users/user-properties.ts";
import { hasConsistencyLevel, isAdvanced, readUsersQuery } from "../find-users/users-query.ts";

const OPTIONS = ["$select", "$filter", "$top", "$count", "$skiptoken", "$orderby", "$search", "$expand"];

/** GET /users (Microsoft: Advanced queries, Query parameters, Paging). @throws GraphRefusal */
export function listUsers(graph: GraphVersion, c: GraphContext): Response {
  const options = readQueryOptions(c.req.url, OPTIONS);
  const query = readUsersQuery(graph.tenant, c, options);
  const size = readPageSize(options);
  const names = checkSelected(readNames(options, "$select") ?? DEFAULT_PROPERTIES);
  const expansion = readExpansion(options);
  const { records, next } = findPage(graph, query, readPlace(options), size);
  const isCounted = isAdvanced(c, options) && !options.has("$skiptoken");
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#users${options.has("$select") ? `(${names.join(",")})` : ""}`,
    ...(isCounted ? { "@odata.count": countMatching(graph, query) } : {}),
    ...(next === undefined ? {} : { "@odata.nextLink": linkTo(`${graph.root()}/users`, options, next) }),
    value: records.map(({ user }) => ({ ...presentUser(user, names, query.read), ...expand(graph, c.get("caller"), user, expansion) })),
  });
}

/** GET /users/$count: only as an advanced query. @throws GraphRefusal */
export function countUsers(graph: GraphVersion, c: GraphContext): Response {
  const options = readQueryOptions(c.req.url, ["$filter", "$search"]);
  if (!hasConsistencyLevel(c)) throw requestBadRequest("$count is not currently supported.");
  const query = readUsersQuery(graph.tenant, c, new Map([...options, ["$count", "true"]]));
  return c.text(String(countMatching(graph, query)));
}
