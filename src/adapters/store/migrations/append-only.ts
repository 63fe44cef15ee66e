import { PostgresAdapter, sql } from "kysely";
import type { Kysely } from "kysely";

/** Lets rows of the audit trail neither change nor go. */
export async function makeAppendOnly(db: Kysely<unknown>): Promise<void> {
  await (db.getExecutor().adapter instanceof PostgresAdapter ? onPostgres(db) : onSqlite(db));
}

async function onSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create trigger events_never_change before update on events
    begin select raise(abort, 'events are append-only'); end`.execute(db);
  await sql`create trigger events_never_go before delete on events
    begin select raise(abort, 'events are append-only'); end`.execute(db);
}

async function onPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function events_are_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'events are append-only'; end $$`.execute(db);
  await sql`create trigger events_never_change before update or delete on events
    for each row execute function events_are_append_only()`.execute(db);
  await sql`create trigger events_never_go before truncate on events
    for each statement execute function events_are_append_only()`.execute(db);
}
