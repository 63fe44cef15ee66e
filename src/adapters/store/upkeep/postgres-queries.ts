import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { AnyTables } from "./any-tables.ts";
import type { Queries } from "./place.ts";

/** The column whose values PostgreSQL counts; a table has one at most. */
async function countedColumn(db: Kysely<AnyTables>, table: string): Promise<string | undefined> {
  const found = sql<{ name: string }>`
    select attname as name from pg_attribute where attrelid = to_regclass(quote_ident(${table}))
    and not attisdropped and attnum > 0 and pg_get_serial_sequence(quote_ident(${table}), attname) is not null`;
  return (await found.execute(db)).rows[0]?.name;
}

/** Readers wait, too: a bot that starts now finds the mark, or the whole copy. Those who hold a lock longer aren't waited for. */
export function holdStillWithin(milliseconds: number): Queries["holdStill"] {
  return async (transaction, tables) => {
    await sql`select set_config('lock_timeout', ${`${milliseconds}ms`}, true)`.execute(transaction);
    await sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in access exclusive mode`.execute(transaction);
  };
}

export const postgresQueries: Queries = {
  async schema(db) {
    return (await sql<{ name: string }>`select current_schema() as name`.execute(db)).rows[0]?.name;
  },
  async primaryKey(db, table) {
    const columns = sql<{ name: string }>`
      select a.attname as name from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
      where i.indrelid = to_regclass(quote_ident(${table})) and i.indisprimary
      order by array_position(i.indkey::int2[], a.attnum)`;
    return (await columns.execute(db)).rows.map(({ name }) => name);
  },
  async highestNumber(db, table) {
    const column = await countedColumn(db, table);
    if (column === undefined) return undefined;
    const last = sql<{ highest: number | bigint }>`
      select coalesce(pg_sequence_last_value(pg_get_serial_sequence(quote_ident(${table}), ${column})::regclass), 0)::int8 as highest`;
    return Number((await last.execute(db)).rows[0]?.highest ?? 0);
  },
  async numberFrom(db, table, highest) {
    const column = await countedColumn(db, table);
    if (column === undefined || highest === 0) return;
    await sql`select setval(pg_get_serial_sequence(quote_ident(${table}), ${column})::regclass, ${highest}::int8)`.execute(db);
  },
  holdStill: holdStillWithin(10_000),
  /** PostgreSQL reads its own pages with checksums, and reports a damaged one. */
  async integrity() {
    return undefined;
  },
  async bytes(db) {
    const size = sql<{ bytes: number | bigint }>`select pg_database_size(current_database())::int8 as bytes`;
    return Number((await size.execute(db)).rows[0]?.bytes ?? 0);
  },
};
