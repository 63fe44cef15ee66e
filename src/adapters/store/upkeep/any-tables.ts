import type { Kysely } from "kysely";
import type { Tables } from "../tables.ts";

/** A value in a column: text, a whole number, or nothing. No table has columns of another kind (`table-shapes.ts`). */
export type Cell = string | number | bigint | null;

export type Row = Readonly<Record<string, Cell>>;

/** All tables as upkeep sees them: which there are, and what they have, is read from the database. */
export type AnyTables = Record<string, Record<string, Cell>>;

/** The same database with the tables that today's queries know. */
export function knownTables(db: Kysely<AnyTables>): Kysely<Tables> {
  return db;
}
