import type { Tenant } from "../../tenant/tenant.ts";
import { checkAddressFilter } from "./address-filters.ts";
import { checkFilter } from "./check-filter.ts";
import { accessDenied, badRequest, unsupportedQuery } from "../request/errors.ts";
import type { Filter } from "../lists/filter.ts";
import type { GraphContext } from "../request/graph-env.ts";
import { parseFilter } from "../lists/parse-filter.ts";
import { nameProperties } from "./name-properties.ts";
import { demand, isGuest, isPermitted, REQUIREMENTS } from "../request/permissions.ts";
import { readFlag, type QueryOptions } from "../request/query-options.ts";
import { parseSearch, type Search } from "./search.ts";
import { readBasics, readEverything, type ReadProperty } from "./user-properties.ts";

export interface Order {
  readonly property: "displayName" | "userPrincipalName" | "createdDateTime";
  readonly isDescending: boolean;
}

/** The users that a request asks for, their order, and the properties that the caller may see. */
export interface UsersQuery {
  readonly filter: Filter | undefined;
  readonly search: Search | undefined;
  readonly order: Order | undefined;
  readonly read: ReadProperty;
}

/** @throws GraphRefusal 403, or 400 if it needs an advanced query and isn't one (Microsoft: Advanced queries) */
export function readUsersQuery(tenant: Tenant, c: GraphContext, options: QueryOptions): UsersQuery {
  const caller = c.get("caller");
  demand(caller, REQUIREMENTS.readUsers);
  if (isGuest(caller)) throw accessDenied();
  const isAdvancedQuery = isAdvanced(c, options);
  const filterText = options.get("$filter");
  const filter = filterText === undefined ? undefined : nameProperties(parseFilter(filterText));
  if (filter) {
    checkFilter(filter, isAdvancedQuery);
    checkAddressFilter(tenant, filter);
  }
  const read = isPermitted(caller, REQUIREMENTS.readAllProperties) ? readEverything : readBasics;
  checkExpand(c, options);
  return { filter, read, search: readSearch(c, options), order: readOrder(options, isAdvancedQuery) };
}

/** G15: Without the header `$count=true` is ignored, as in Graph. */
export function isAdvanced(c: GraphContext, options: QueryOptions): boolean {
  return readFlag(options, "$count") && hasConsistencyLevel(c);
}

export function hasConsistencyLevel(c: GraphContext): boolean {
  return c.req.header("ConsistencyLevel")?.toLowerCase() === "eventual";
}

function checkExpand(c: GraphContext, options: QueryOptions): void {
  if (options.has("$expand") && (isAdvanced(c, options) || options.has("$search")))
    throw unsupportedQuery("$expand is not supported together with an advanced query.");
}

/** Needs the header, but not `$count`. */
function readSearch(c: GraphContext, options: QueryOptions): Search | undefined {
  const text = options.get("$search");
  if (text === undefined) return undefined;
  if (!hasConsistencyLevel(c))
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  return parseSearch(text);
}

/** G122: Every query may sort by two properties. With a filter, or by another property, only an advanced query may sort. */
function readOrder(options: QueryOptions, isAdvancedQuery: boolean): Order | undefined {
  const text = options.get("$orderby");
  if (text === undefined) return undefined;
  const [, name = "", direction] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(text) ?? [];
  if (name === "") throw badRequest(`Invalid $orderby: Syntax error in '${text}'.`);
  const property = (["displayName", "userPrincipalName", "createdDateTime"] as const).find((each) => each === name);
  const isPlain = property !== "createdDateTime" && !options.has("$filter") && !options.has("$search");
  if (!property || (!isPlain && !isAdvancedQuery)) throw unsupportedQuery("Sorting not supported for current query.");
  return { property, isDescending: direction === "desc" };
}
