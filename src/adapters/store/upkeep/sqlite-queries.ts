import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { AnyTables } from "./any-tables.ts";
import type { Queries } from "./place.ts";

async function numbersOf(db: Kysely<AnyTables>, table: string): Promise<{ readonly isNumbered: boolean; readonly highest: number }> {
  const text = sql<{ sql: string }>`select sql from sqlite_schema where type = 'table' and name = ${table}`;
  const [made] = (await text.execute(db)).rows;
  if (!/\bautoincrement\b/i.test(made?.sql ?? "")) return { isNumbered: false, highest: 0 };
  const { rows } = await sql<{ seq: number }>`select seq from sqlite_sequence where name = ${table}`.execute(db);
  return { isNumbered: true, highest: rows[0]?.seq ?? 0 };
}

export const sqliteQueries: Queries = {
  schema: async () => undefined,
  async primaryKey(db, table) {
    const columns = sql<{ name: string }>`select name from pragma_table_info(${table}) where pk > 0 order by pk`;
    return (await columns.execute(db)).rows.map(({ name }) => name);
  },
  async highestNumber(db, table) {
    const { isNumbered, highest } = await numbersOf(db, table);
    return isNumbered ? highest : undefined;
  },
  async numberFrom(db, table, highest) {
    await sql`delete from sqlite_sequence where name = ${table}`.execute(db);
    if (highest > 0) await sql`insert into sqlite_sequence (name, seq) values (${table}, ${highest})`.execute(db);
  },
  /** Every transaction begins with the write lock (`sqlite-dialect.ts`). */
  async holdStill() {},
  async integrity(db) {
    const { rows } = await sql<Record<string, string>>`pragma quick_check(1)`.execute(db);
    return Object.values(rows[0] ?? {})[0] === "ok" ? "ok" : "damaged";
  },
  async bytes(db) {
    const size = sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`;
    return (await size.execute(db)).rows[0]?.bytes ?? 0;
  },
};
