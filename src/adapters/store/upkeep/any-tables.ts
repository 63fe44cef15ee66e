/** A value in a column: text, a whole number, or nothing. No table has columns of another kind (`table-shapes.ts`). */
export type Cell = string | number | bigint | null;

export type Row = Readonly<Record<string, Cell>>;

/** All tables as upkeep sees them: which there are, and what they have, is read from the database. */
export type AnyTables = Record<string, Record<string, Cell>>;
