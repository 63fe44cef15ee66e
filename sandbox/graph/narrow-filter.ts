import type { Filter, Literal } from "./filter.ts";
import type { UserStore } from "../user-store.ts";

const ADDRESS_PROPERTIES = new Set(["mail", "userPrincipalName", "otherMails", "proxyAddresses"]);

/**
 * The ids of all users who can match, when the filter asks for addresses or ids: spares looking at 100,000 users for
 * one. May name some who don't match. Undefined: it can be anybody.
 */
export function narrowFilter(filter: Filter, users: UserStore): ReadonlySet<string> | undefined {
  if (filter.kind === "or") return unionOf(filter.parts.map((part) => narrowFilter(part, users)));
  if (filter.kind === "and") return filter.parts.map((part) => narrowFilter(part, users)).find((found) => found !== undefined);
  if (filter.kind === "in") return unionOf(filter.values.map((value) => owners(filter.path[0], value, users)));
  if (filter.kind === "compare" && filter.operator === "eq" && filter.path.length === 1) return owners(filter.path[0], filter.value, users);
  if (filter.kind === "any" && filter.condition.kind === "compare" && filter.condition.operator === "eq") {
    return owners(filter.collection, filter.condition.value, users);
  }
  return undefined;
}

function owners(property: string | undefined, value: Literal, users: UserStore): ReadonlySet<string> | undefined {
  if (property === undefined || value.type !== "String") return undefined;
  if (property === "id") return new Set([value.value.toLowerCase()]);
  return ADDRESS_PROPERTIES.has(property) ? new Set(users.owners(value.value).map((user) => user.id)) : undefined;
}

function unionOf(sets: readonly (ReadonlySet<string> | undefined)[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const id of set) all.add(id);
  }
  return all;
}
