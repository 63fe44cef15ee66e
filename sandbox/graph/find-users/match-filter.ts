import type { StoredUser } from "../../directory/tenant-user.ts";
import type { Comparison, Filter } from "../lists/filter.ts";
import { matchesIdentity } from "./identity-filter.ts";
import type { ReadProperty } from "./user-properties.ts";

/** Whether a checked filter matches a user, with the properties that `read` returns. */
export function matchFilter(filter: Filter, user: StoredUser, read: ReadProperty): boolean {
  if (filter.kind === "and") return filter.parts.every((part) => matchFilter(part, user, read));
  if (filter.kind === "or") return filter.parts.some((part) => matchFilter(part, user, read));
  if (filter.kind === "not") return !matchFilter(filter.inner, user, read);
  if (filter.kind === "any") return matchLambda(filter, user, read);
  const [name = "", segment] = filter.path;
  const value = read(user, name);
  return matchClause(filter, name, segment === "$count" && Array.isArray(value) ? value.length : value);
}

function matchLambda({ collection, variable, condition }: Extract<Filter, { kind: "any" }>, user: StoredUser, read: ReadProperty): boolean {
  const values = read(user, collection);
  if (!Array.isArray(values)) return false;
  if (collection === "identities") return values.some((value) => matchesIdentity(value, variable, condition));
  return values.some((value) => matchClause(condition, collection, value));
}

/** One clause against one value of `property`. */
function matchClause(clause: Filter, property: string, value: unknown): boolean {
  const one = comparable(property, value);
  if (clause.kind === "compare") return compare(one, clause.operator, comparable(property, clause.value.value));
  if (clause.kind === "in") return clause.values.some((wanted) => one === comparable(property, wanted.value));
  if (clause.kind !== "call" || typeof value !== "string") return false;
  const [text, wanted] = [comparableText(property, value), comparableText(property, clause.value)];
  return clause.name === "startsWith" ? text.startsWith(wanted) : text.endsWith(wanted);
}

function compare(one: unknown, operator: Comparison, other: unknown): boolean {
  if (operator === "eq") return one === other;
  if (operator === "ne") return one !== other;
  const order = orderOf(one, other);
  return operator === "le" ? order <= 0 : order >= 0;
}

/** Negative, 0 or positive; NaN for values that have no order (null). */
function orderOf(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one !== "string" || typeof other !== "string") return Number.NaN;
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Dates become numbers; texts are normalized by `comparableText`. */
function comparable(property: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  return property.endsWith("DateTime") ? Date.parse(value) : comparableText(property, value);
}

/**
 * Texts are compared without regard to case, as the directory does. Only the prefix of a proxy address keeps its case (nobody has verified
 * it: a client that asks for `SMTP:` and `smtp:` is right either way).
 */
function comparableText(property: string, text: string): string {
  const prefix = property === "proxyAddresses" ? text.slice(0, text.indexOf(":") + 1) : "";
  return prefix + text.slice(prefix.length).toLowerCase();
}
