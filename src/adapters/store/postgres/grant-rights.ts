import { sql } from "kysely";
import type { Kysely } from "kysely";
import { lockByName } from "../engine.ts";
import type { Tables } from "../tables.ts";

/** What the bot does in these tables; in all others it does everything with rows. */
const restricted: Readonly<Record<string, string>> = {
  events: "select, insert",
  kysely_migration: "select",
  kysely_migration_lock: "select",
};
const usual = "select, insert, update, delete";

/** The role that a connection works as. */
export async function roleOf(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(db);
  return rows[0]?.name ?? "";
}

/**
 * Gives a role what the bot needs in the tables of the role that migrates, and takes away everything else: it can't change the trail, nor the
 * tables. Done at each start, because a migration may have brought new tables. Nothing happens if both are one role.
 */
export async function grantRights(db: Kysely<Tables>, role: string): Promise<void> {
  if (role === (await roleOf(db))) return;
  await db.transaction().execute(async (transaction) => {
    await lockByName(transaction, "migrations");
    const schema = await currentSchema(transaction);
    await sql`grant usage on schema ${sql.id(schema)} to ${sql.id(role)}`.execute(transaction);
    for (const name of await ownTables(transaction, schema)) {
      const table = sql.id(schema, name);
      await sql`revoke all on ${table} from ${sql.id(role)}, public`.execute(transaction);
      await sql`grant ${sql.raw(restricted[name] ?? usual)} on ${table} to ${sql.id(role)}`.execute(transaction);
    }
  });
}

async function currentSchema(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db);
  return rows[0]?.name ?? "public";
}

async function ownTables(db: Kysely<Tables>, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${schema} and tableowner = current_user order by tablename`.execute(db);
  return rows.map(({ name }) => name);
}
