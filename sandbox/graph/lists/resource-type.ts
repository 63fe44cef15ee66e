import { badRequest } from "../request/errors.ts";
import { readNames, type QueryOptions } from "../request/query-options.ts";

/** A type of Graph's other than `user`: its properties, and those that are returned without `$select`. */
export interface ResourceType<T> {
  /** As in `microsoft.graph.group`. */
  readonly name: string;
  readonly properties: ReadonlyMap<string, (item: T) => unknown>;
  /** Absent: all. */
  readonly defaults?: readonly string[];
}

/** The properties in `$select`, or the defaults. @throws GraphRefusal 400 for a property that the type doesn't have. */
export function selectedNames<T>(type: ResourceType<T>, options: QueryOptions): readonly string[] {
  const selected = readNames(options, "$select");
  const unknown = selected?.find((name) => !type.properties.has(name));
  if (unknown !== undefined) throw unknownProperty(unknown, type.name);
  return selected ?? type.defaults ?? [...type.properties.keys()];
}

export function present<T>(type: ResourceType<T>, item: T, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, type.properties.get(name)?.(item) ?? null]));
}

export const unknownProperty = (name: string, type: string) =>
  badRequest(`Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
