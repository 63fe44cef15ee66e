import { z } from "zod";
import type { UserRecord, UserStore } from "../user-store.ts";
import { checkFilter } from "./check-filter.ts";
import { accessDenied, GraphRefusal, requestBadRequest, unsupportedQuery } from "./errors.ts";
import type { Filter } from "./filter.ts";
import type { GraphContext, GraphVersion } from "./graph-env.ts";
import { matchFilter } from "./match-filter.ts";
import { narrowFilter } from "./narrow-filter.ts";
import { packToken, unpackToken } from "./page-token.ts";
import { parseFilter } from "./parse-filter.ts";
import { demand, isGuest, isPermitted, REQUIREMENTS } from "./permissions.ts";
import { readFlag, readNames, readPageSize, readQueryOptions, type QueryOptions } from "./query-options.ts";
import { checkSelected, DEFAULT_PROPERTIES, presentUser, readBasics, readEverything, type ReadProperty } from "./user-properties.ts";
import { isVisible } from "./visibility.ts";

const OPTIONS = ["$select", "$filter", "$top", "$count", "$skiptoken", "$orderby"];

interface UsersQuery {
  readonly filter: Filter | undefined;
  readonly read: ReadProperty;
}

/** GET /users (graph.md §§2.1, 2.5, 2.6). @throws GraphRefusal */
export function listUsers(graph: GraphVersion, c: GraphContext): Response {
  const options = readQueryOptions(c.req.url, OPTIONS);
  const query = readUsersQuery(c, options);
  const size = readPageSize(options);
  const names = checkSelected(readNames(options, "$select") ?? DEFAULT_PROPERTIES);
  const matching = findUsers(graph, query);
  const after = readSkipToken(options);
  const rest = matching.filter((record) => record.ordinal > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return c.json({
    "@odata.context": `${graph.root()}/$metadata#users${options.has("$select") ? `(${names.join(",")})` : ""}`,
    ...(isAdvanced(c, options) && !options.has("$skiptoken") ? { "@odata.count": matching.length } : {}),
    ...(last && rest.length > size ? { "@odata.nextLink": nextLink(graph, options, last.ordinal) } : {}),
    value: page.map(({ user }) => presentUser(user, names, query.read)),
  });
}

/** GET /users/$count: only as an advanced query. @throws GraphRefusal */
export function countUsers(graph: GraphVersion, c: GraphContext): Response {
  const options = readQueryOptions(c.req.url, ["$filter"]);
  if (!hasConsistencyLevel(c)) throw requestBadRequest("$count is not currently supported.");
  const query = readUsersQuery(c, new Map([...options, ["$count", "true"]]));
  return c.text(String(findUsers(graph, query).length));
}

function readUsersQuery(c: GraphContext, options: QueryOptions): UsersQuery {
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.readUsers);
  if (isGuest(caller)) throw accessDenied();
  // The sandbox can't sort; the real service can't either unless the query is an advanced one.
  if (options.has("$orderby")) throw unsupportedQuery("Sorting not supported for current query.");
  const text = options.get("$filter");
  const filter = text === undefined ? undefined : parseFilter(text);
  if (filter) checkFilter(filter, isAdvanced(c, options));
  return { filter, read: isPermitted(caller, REQUIREMENTS.readAllProperties) ? readEverything : readBasics };
}

function findUsers({ tenant }: GraphVersion, { filter, read }: UsersQuery): readonly UserRecord[] {
  const narrowed = filter && narrowFilter(filter, tenant.users);
  const candidates = narrowed ? recordsOf(tenant.users, narrowed) : tenant.users.records;
  return candidates.filter((record) => isVisible(tenant, record, "in-lists") && (!filter || matchFilter(filter, record.user, read)));
}

function recordsOf(users: UserStore, ids: ReadonlySet<string>): readonly UserRecord[] {
  const records = [...ids].map((id) => users.recordOf(id)).filter((record) => record !== undefined);
  return records.sort((one, other) => one.ordinal - other.ordinal);
}

/** `$count=true` without the header is ignored in silence, as Graph does. */
function isAdvanced(c: GraphContext, options: QueryOptions): boolean {
  return readFlag(options, "$count") && hasConsistencyLevel(c);
}

function hasConsistencyLevel(c: GraphContext): boolean {
  return c.req.header("ConsistencyLevel")?.toLowerCase() === "eventual";
}

function readSkipToken(options: QueryOptions): number {
  const token = options.get("$skiptoken");
  if (token === undefined) return -1;
  const content = unpackToken(token, z.object({ after: z.number() }));
  if (content) return content.after;
  throw new GraphRefusal(
    ...[400 as const, "Directory_ExpiredPageToken"],
    "The specified page token value has expired and can no longer be included in your request.",
  );
}

function nextLink(graph: GraphVersion, options: QueryOptions, after: number): string {
  const query = [...options].filter(([name]) => name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${graph.root()}/users?${[...query, `$skiptoken=${packToken({ after })}`].join("&")}`;
}
