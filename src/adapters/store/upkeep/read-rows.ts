import type { Kysely } from "kysely";
import type { AnyTables, Row } from "./any-tables.ts";
import type { TableShape } from "./table-shapes.ts";

/** Few enough for the memory and for the parameters of one statement, which a database limits (SQLite: 32,766; PostgreSQL: 65,535). */
const mostCells = 20_000;
const mostRows = 500;

/** All rows of a table, one stretch after the other, in the order of its key. */
export async function* readRows(db: Kysely<AnyTables>, { name, columns, key }: TableShape): AsyncGenerator<readonly Row[]> {
  const limit = Math.max(1, Math.min(mostRows, Math.floor(mostCells / columns.length)));
  let last: Row | undefined;
  do {
    const rows: readonly Row[] = await stretch(db, { name, key, limit, last });
    if (rows.length > 0) yield rows;
    last = rows[limit - 1];
  } while (last);
}

interface Stretch extends Pick<TableShape, "name" | "key"> {
  readonly limit: number;
  readonly last: Row | undefined;
}

async function stretch(db: Kysely<AnyTables>, { name, key, limit, last }: Stretch): Promise<readonly Row[]> {
  let found = db.selectFrom(name).selectAll();
  if (last) {
    const after = key.map((column) => last[column] ?? null);
    found = found.where(({ eb, refTuple, tuple }) => {
      const [column = "", ...columns] = key;
      const [value = null, ...values] = after;
      return columns.length === 0
        ? eb(column, ">", value)
        : eb(refTuple(column, ...(columns as [string])), ">", tuple(value, ...(values as [string])));
    });
  }
  for (const column of key) found = found.orderBy(column);
  return found.limit(limit).execute();
}
