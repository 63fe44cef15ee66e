import { unsupportedQuery } from "../request/errors.ts";
import type { Filter } from "./filter.ts";

/** Refuses all but `eq`, `in`, `startsWith`, a lambda with `eq`, `and` and `or`; `check` refuses properties. @throws GraphRefusal 400 */
export function checkSimpleFilter(filter: Filter, check: (property: string) => void): void {
  if (filter.kind === "and" || filter.kind === "or") return filter.parts.forEach((part) => checkSimpleFilter(part, check));
  if (filter.kind === "any") return check(filter.collection);
  const isPlain = filter.kind === "in" || (filter.kind === "call" && filter.name === "startsWith") || isEquality(filter);
  if (!isPlain) throw unsupportedQuery("Unsupported Query.");
  check("path" in filter ? filter.path.join("/") : "");
}

/** Whether a filter that passed the check matches. Texts are compared without regard to case. */
export function matchSimpleFilter(filter: Filter, read: (property: string) => unknown): boolean {
  if (filter.kind === "and") return filter.parts.every((part) => matchSimpleFilter(part, read));
  if (filter.kind === "or") return filter.parts.some((part) => matchSimpleFilter(part, read));
  if (filter.kind === "any") return matchAny(filter, read(filter.collection));
  if (filter.kind === "not") return false;
  return matchClause(filter, read(filter.path.join("/")));
}

function matchAny({ condition }: Extract<Filter, { kind: "any" }>, values: unknown): boolean {
  return Array.isArray(values) && values.some((value) => condition.kind !== "any" && matchClause(condition, value));
}

function matchClause(clause: Filter, value: unknown): boolean {
  if (clause.kind === "in") return clause.values.some((wanted) => isSame(value, wanted.value));
  if (clause.kind === "call") return String(value).toLowerCase().startsWith(clause.value.toLowerCase());
  return clause.kind === "compare" && isSame(value, clause.value.value);
}

function isEquality(filter: Filter): boolean {
  return filter.kind === "compare" && filter.operator === "eq";
}

function isSame(one: unknown, other: unknown): boolean {
  return typeof one === "string" && typeof other === "string" ? one.toLowerCase() === other.toLowerCase() : one === other;
}
