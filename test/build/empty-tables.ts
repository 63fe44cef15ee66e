import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Tables } from "../../src/adapters/store/tables.ts";

/** Makes a database of PostgreSQL as it was after the migrations. */
export async function emptyTables(db: Kysely<Tables>): Promise<void> {
  await sql`do $$ declare one text; begin
    alter table events disable trigger all;
    for one in select tablename from pg_tables where schemaname = current_schema() and tablename not like 'kysely%' loop
      execute format('truncate table %I restart identity', one);
    end loop;
    alter table events enable trigger all;
  end $$`.execute(db);
  await db.insertInto("gate").values({ id: 1, kind: "open" }).execute();
}
