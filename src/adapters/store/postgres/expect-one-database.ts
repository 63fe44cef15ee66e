import { sql } from "kysely";
import type { Kysely } from "kysely";
import { GuestlistError } from "../../../errors.ts";

/**
 * The role that owns the tables must change those that the bot uses. Names of servers don't tell, because one server may have several.
 * @throws GuestlistError `config-invalid` when the two connections lead to different databases
 */
export async function expectOneDatabase<Tables>(owner: Kysely<Tables>, bot: Kysely<Tables>): Promise<void> {
  const [here, there] = await Promise.all([identityOf(owner), identityOf(bot)]);
  if (here === there) return;
  throw new GuestlistError(
    "config-invalid",
    "MIGRATION_DATABASE_URL names another database than DATABASE_URL: let both name the same server and database, with different users",
  );
}

/** The database's number, and when its server was started: two databases don't have both in common. */
async function identityOf<Tables>(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ identity: string }>`
    select oid || ' ' || extract(epoch from pg_postmaster_start_time()) as identity
    from pg_database where datname = current_database()`.execute(db);
  return rows[0]?.identity ?? "";
}
