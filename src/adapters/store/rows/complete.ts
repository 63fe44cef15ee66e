import type { z } from "zod";

/** The names of all properties of a type, or of all types of a union. */
export type KeysOf<T> = T extends unknown ? keyof T : never;

/** A schema for each property of a type, or of all types of a union. If a property has none, even an optional one, it doesn't compile. */
export type SchemasOf<T> = Readonly<Record<KeysOf<T>, z.ZodType>>;

type IsOptional<T, Key extends keyof T> = Pick<T, Key> extends Required<Pick<T, Key>> ? false : true;

/** All properties of a type; the optional ones may be undefined. */
type AllOf<T> = { readonly [Key in keyof T]-?: IsOptional<T, Key> extends true ? T[Key] | undefined : T[Key] };

/**
 * Makes a value from a row. Every property of the type must be named: if one is forgotten, even an optional one, it doesn't compile.
 * Undefined ones are left out.
 */
export function complete<T extends object>(read: AllOf<T>): T {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as T;
}
