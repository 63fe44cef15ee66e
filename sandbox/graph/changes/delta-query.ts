import { badRequest, GraphRefusal, requestBadRequest, unsupportedQuery } from "../request/errors.ts";
import type { Filter } from "../lists/filter.ts";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { isOutdated, unpackDeltaToken, type DeltaToken } from "./delta-token.ts";
import { parseFilter } from "../lists/parse-filter.ts";
import { readNames, readQueryOptions, type QueryOptions } from "../request/query-options.ts";
import { checkSelected } from "../find-users/user-properties.ts";

const MAX_IDS = 50;

/** Where the call begins: at the start of a sweep, at "latest", or where an earlier link ended. @throws GraphRefusal, among them 400 for an old token, and 410 with Location */
export function readDeltaQuery(graph: GraphVersion, c: GraphContext, lastSequence: number): { token: DeltaToken; isLatest: boolean } {
  const options = readQueryOptions(c.req.url, ["$select", "$filter", "$deltatoken", "$skiptoken"]);
  const given = options.get("$skiptoken") ?? options.get("$deltatoken");
  // G49
  if (given === undefined || given === "" || given === "latest") {
    return { token: startToken(graph, options, lastSequence, given === "latest"), isLatest: given === "latest" };
  }
  // G59
  if (options.size > 1) throw badRequest("A delta link carries its query options itself: call it as it was given.");
  const token = unpackDeltaToken(given);
  if (!token) throw badRequest("The delta token is badly formed.");
  if (c.get("isGone") === true) throw gone(graph, token);
  if (isOutdated(token, graph.tenant.users.epoch, graph.tenant.clock.now().getTime())) throw expired();
  return { token, isLatest: false };
}

function startToken({ tenant }: GraphVersion, options: QueryOptions, sequence: number, isLatest: boolean): DeltaToken {
  const select = readNames(options, "$select");
  const filter = options.get("$filter");
  return {
    ...{ epoch: tenant.users.epoch, issuedAt: tenant.clock.now().getTime(), sequence },
    ...(select ? { select: [...checkSelected(select)] } : {}),
    ...(filter === undefined ? {} : { ids: readIds(parseFilter(filter)) }),
    ...(isLatest ? {} : { sweptTo: -1 }),
  };
}

/** G55: `id eq 'a' or id eq 'b'`: the only filter that delta supports. */
function readIds(filter: Filter): string[] {
  const clauses = filter.kind === "or" ? filter.parts : [filter];
  if (clauses.length > MAX_IDS)
    throw requestBadRequest(`Too many ids in the filter of a delta query: ${clauses.length}. Max allowed: ${MAX_IDS}.`);
  return clauses.map((clause) => {
    const isId = clause.kind === "compare" && clause.operator === "eq" && clause.path.join("/") === "id";
    if (isId && clause.value.type === "String") return clause.value.value.toLowerCase();
    throw unsupportedQuery("Unsupported filter for a delta query: only id eq 'value', joined by or.");
  });
}

/** G56: the token is too old; the client begins again without one (Microsoft: Duration of change tracking tokens). */
function expired(): GraphRefusal {
  const message = "The sync state generation is not found. The delta token is expired and data must be synchronized again.";
  return new GraphRefusal(400, "syncStateNotFound", message);
}

/** G144: 410: start again from `Location`, which has an empty token (Microsoft: Delta query overview). */
function gone(graph: GraphVersion, { select, ids }: DeltaToken): GraphRefusal {
  const query = [
    ...(select ? [`$select=${select.join(",")}`] : []),
    ...(ids ? [`$filter=${encodeURIComponent(ids.map((id) => `id eq '${id}'`).join(" or "))}`] : []),
    "$deltatoken=",
  ];
  const location = `${graph.root()}/users/delta?${query.join("&")}`;
  return new GraphRefusal(410, "syncStateNotFound", "The sync state generation is not found; a full synchronization is required.", {
    Location: location,
  });
}
