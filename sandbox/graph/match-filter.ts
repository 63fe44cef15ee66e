import type { StoredUser } from "../user-store.ts";
import type { Comparison, Filter, Literal } from "./filter.ts";
import { matchesIdentity } from "./identity-filter.ts";
import type { ReadProperty } from "./user-properties.ts";

/** Whether a checked filter holds for a user, as `read` shows that user. */
export function matchFilter(filter: Filter, user: StoredUser, read: ReadProperty): boolean {
  if (filter.kind === "and") return filter.parts.every((part) => matchFilter(part, user, read));
  if (filter.kind === "or") return filter.parts.some((part) => matchFilter(part, user, read));
  if (filter.kind === "not") return !matchFilter(filter.inner, user, read);
  if (filter.kind === "any") return matchLambda(filter, user, read);
  const [name = "", segment] = filter.path;
  const value = read(user, name);
  return matchClause(filter, segment === "$count" ? (Array.isArray(value) ? value.length : 0) : comparable(name, value));
}

function matchLambda({ collection, variable, condition }: Extract<Filter, { kind: "any" }>, user: StoredUser, read: ReadProperty): boolean {
  const values = read(user, collection);
  if (!Array.isArray(values)) return false;
  if (collection === "identities") return values.some((value) => matchesIdentity(value, variable, condition));
  return values.some((value) => matchClause(condition, comparable(collection, value), collection));
}

function matchClause(clause: Filter, value: unknown, collection?: string): boolean {
  if (clause.kind === "compare") return compare(value, clause.operator, comparable(collection ?? clause.path[0] ?? "", clause.value.value));
  if (clause.kind === "in") return clause.values.some((wanted) => compare(value, "eq", comparable(clause.path[0] ?? "", wanted.value)));
  if (clause.kind !== "call") return false;
  return typeof value === "string" && contains(value, clause.name, comparable(collection ?? clause.path[0] ?? "", clause.value.value));
}

function contains(value: string, name: "startsWith" | "endsWith" | "contains", wanted: Literal["value"]): boolean {
  if (typeof wanted !== "string") return false;
  return name === "startsWith" ? value.startsWith(wanted) : value.endsWith(wanted);
}

function compare(value: unknown, operator: Comparison, wanted: Literal["value"]): boolean {
  if (operator === "eq") return value === wanted;
  if (operator === "ne") return value !== wanted;
  if (typeof value === "string" && typeof wanted === "string") return ordered(value < wanted, value === wanted, operator);
  if (typeof value === "number" && typeof wanted === "number") return ordered(value < wanted, value === wanted, operator);
  return false;
}

function ordered(isLess: boolean, isEqual: boolean, operator: Comparison): boolean {
  const isLow = operator === "lt" || operator === "le";
  return ((operator === "le" || operator === "ge") && isEqual) || (!isEqual && isLess === isLow);
}

/**
 * Texts are compared without regard to case, as the directory does; only the prefix of a proxy address keeps its case
 * (nobody has verified it: a client that asks for `SMTP:` and `smtp:` is right either way). Moments become numbers.
 */
function comparable<T>(property: string, value: T): T | string | number {
  if (typeof value !== "string") return value;
  if (property.endsWith("DateTime")) return Date.parse(value);
  if (property !== "proxyAddresses") return value.toLowerCase();
  const [prefix = "", ...rest] = value.split(":");
  return [prefix, ...rest.map((part) => part.toLowerCase())].join(":");
}
