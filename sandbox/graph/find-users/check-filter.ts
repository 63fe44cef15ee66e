import { badRequest, unsupportedQuery } from "../request/errors.ts";
import type { Filter, Literal, Path } from "../lists/filter.ts";
import { checkIdentityLambda } from "./identity-filter.ts";
import { findUserProperty, type FilterOperator, type UserProperty } from "./user-properties.ts";

/** Observed limit of the directory: it refuses more alternatives than this. */
const MAX_ALTERNATIVES = 15;

type Clause = Exclude<Filter, { kind: "and" | "or" | "not" | "any" }>;

/**
 * Refuses what the directory refuses for users (Microsoft: Advanced queries): unknown properties, operators that a property doesn't
 * support, and advanced operators when the request isn't an advanced query.
 * @throws GraphRefusal 400
 */
export function checkFilter(filter: Filter, isAdvanced: boolean): void {
  // G41
  if (countAlternatives(filter) > MAX_ALTERNATIVES) throw tooManyAlternatives(countAlternatives(filter));
  check(filter, isAdvanced);
}

function check(filter: Filter, isAdvanced: boolean): void {
  if (filter.kind === "and" || filter.kind === "or") return filter.parts.forEach((part) => check(part, isAdvanced));
  if (filter.kind === "not") return checkNegation(filter.inner, isAdvanced);
  if (filter.kind === "any") return checkLambda(filter, isAdvanced);
  const [name = "", segment, ...rest] = filter.path;
  const property = mustFind(name);
  if (segment === "$count" && rest.length === 0) return allow(property, ["count"], isAdvanced, "$count");
  if (segment !== undefined || property.type.startsWith("Collection")) throw unsupported(name);
  checkClause(filter, property, isAdvanced);
}

function checkNegation(inner: Filter, isAdvanced: boolean): void {
  for (const name of propertiesOf(inner)) allow(mustFind(name), ["not"], isAdvanced, "not");
  check(inner, isAdvanced);
}

function checkLambda({ collection, variable, condition }: Extract<Filter, { kind: "any" }>, isAdvanced: boolean): void {
  const property = mustFind(collection);
  if (property.type === "Collection(objectIdentity)") return checkIdentityLambda(variable, condition);
  if (property.type !== "Collection(String)") throw unsupported(collection);
  if (condition.kind !== "compare" && condition.kind !== "call") throw unsupported(collection);
  if (condition.path.length !== 1 || condition.path[0] !== variable) throw unknownProperty(condition.path.at(-1) ?? "");
  checkClause(condition, property, isAdvanced);
}

function checkClause(clause: Clause, property: UserProperty, isAdvanced: boolean): void {
  for (const value of literalsOf(clause)) checkType(value, property);
  allow(property, operatorsOf(clause), isAdvanced, spokenOperator(clause));
}

function literalsOf(clause: Clause): readonly Literal[] {
  if (clause.kind === "call") return [];
  return clause.kind === "in" ? clause.values : [clause.value];
}

/** The operator's name in the refusal: as the caller wrote it. */
function spokenOperator(clause: Clause): string {
  if (clause.kind === "compare") return clause.operator;
  return clause.kind === "call" ? clause.name : "in";
}

/** All operators that a clause applies to the property. @throws GraphRefusal for gt, lt and contains, which users never support. */
function operatorsOf(clause: Clause): readonly FilterOperator[] {
  if (clause.kind === "in") return clause.values.some(({ type }) => type === "Null") ? ["null", "in"] : ["in"];
  if (clause.kind === "call") {
    if (clause.name === "contains") throw unsupported(nameOf(clause.path));
    return [clause.name];
  }
  // G41
  if (clause.operator === "gt" || clause.operator === "lt") throw unsupported(nameOf(clause.path));
  if (clause.value.type !== "Null") return [clause.operator];
  return clause.operator === "eq" ? ["null"] : ["null", clause.operator];
}

// G38
function allow(property: UserProperty, operators: readonly FilterOperator[], isAdvanced: boolean, spoken: string): void {
  for (const operator of operators) {
    if (property.plain.includes(operator)) continue;
    if (!property.advanced.includes(operator)) throw unsupported(property.name);
    if (!isAdvanced) throw needsAdvancedQuery(spoken);
  }
}

function checkType(value: Literal, property: UserProperty): void {
  const wanted = property.type === "Collection(String)" ? "String" : property.type;
  if (value.type === wanted || value.type === "Null") return;
  throw badRequest(
    `Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.${wanted}' and 'Edm.${value.type}' for operator kind 'Equal'.`,
  );
}

/** Names of all properties in a filter. */
export function propertiesOf(filter: Filter): readonly string[] {
  if (filter.kind === "and" || filter.kind === "or") return filter.parts.flatMap(propertiesOf);
  if (filter.kind === "not") return propertiesOf(filter.inner);
  return [filter.kind === "any" ? filter.collection : nameOf(filter.path)];
}

function countAlternatives(filter: Filter): number {
  if (filter.kind === "or") return filter.parts.reduce((sum, part) => sum + countAlternatives(part), 0);
  if (filter.kind === "and") return Math.max(...filter.parts.map(countAlternatives));
  if (filter.kind === "not") return countAlternatives(filter.inner);
  return filter.kind === "in" ? filter.values.length : 1;
}

function mustFind(name: string): UserProperty {
  const property = findUserProperty(name);
  if (!property) throw unknownProperty(name);
  return property;
}

const nameOf = (path: Path) => path[0] ?? "";

const unknownProperty = (name: string) =>
  badRequest(`Invalid filter clause: Could not find a property named '${name}' on type 'microsoft.graph.user'.`);

const unsupported = (name: string) =>
  unsupportedQuery(`Unsupported or invalid query filter clause specified for property '${name}' of resource 'User'.`);

const needsAdvancedQuery = (operator: string) =>
  unsupportedQuery(
    `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
  );

const tooManyAlternatives = (count: number) =>
  unsupportedQuery(
    `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${MAX_ALTERNATIVES}.`,
  );
