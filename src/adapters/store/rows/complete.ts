import type { z } from "zod";

/** The names of all properties of a type, or of all types of a union. */
export type KeysOf<T> = T extends unknown ? keyof T : never;

/** A schema for each property of a type, or of all types of a union. One that is forgotten, even an optional one, does not compile. */
export type SchemasOf<T> = Readonly<Record<KeysOf<T>, z.ZodType>>;

type IsOptional<T, Key extends keyof T> = Pick<T, Key> extends Required<Pick<T, Key>> ? false : true;

/** All properties of a type, the optional ones too, which may be undefined. */
type AllOf<T> = { readonly [Key in keyof T]-?: IsOptional<T, Key> extends true ? T[Key] | undefined : T[Key] };

/**
 * What was read from a row. Each property of the type must be named, so that one that is forgotten, even an optional one, does not
 * compile. An undefined one is left out.
 */
export function complete<T extends object>(read: AllOf<T>): T {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as T;
}
