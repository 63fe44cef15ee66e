import type { Kysely } from "kysely";
import { sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, Migrator } from "kysely/migration";
import type { Migration } from "kysely/migration";
import { isPostgres, lockByName } from "./engine.ts";
import { columnsForPostgres } from "./postgres/columns-for-postgres.ts";
import { isGuestlistError, GuestlistError } from "../../errors.ts";

/** With the first error, in the words for an administrator: what followed from it doesn't help. */
function refuse(error: unknown): never {
  const ours = isGuestlistError(error) ? error : undefined;
  const why = error instanceof Error ? `: ${error.message}` : "";
  throw new GuestlistError(
    ours?.code ?? "store-unavailable",
    `it couldn't be brought up to date, and nothing in it was changed${why}`,
    { cause: ours?.cause ?? error }, // by its code, the transaction may be run again
  );
}

/**
 * Migrates the database to the newest version: all pending migrations in one transaction that holds the lock, or none. Programs that start
 * at the same time wait for each other. True if the database was new.
 * @throws GuestlistError `store-unavailable` when a migration fails, or when the database was made by a newer program.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Readonly<Record<string, Migration>>): Promise<boolean> {
  return db.transaction().execute(async (begun) => {
    await lockByName(begun, "migrations");
    await expectNotNewer(begun, migrations);
    const transaction = isPostgres(begun) ? begun.withPlugin(columnsForPostgres) : begun;
    const migrator = new Migrator({ db: transaction, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error !== undefined) refuse(error);
    return results.length === Object.keys(migrations).length;
  });
}

/**
 * Checks that the database has the newest version; writes nothing.
 * @throws GuestlistError `store-unavailable` when it hasn't.
 */
export async function expectMigrated<Tables>(db: Kysely<Tables>, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const known = await migrator.getMigrations();
  if (known.some(({ executedAt }) => executedAt === undefined)) {
    throw new GuestlistError("store-unavailable", "it is older than this program: start the bot once");
  }
  await expectNotNewer(db, migrations);
}

/** An older program can't know what a newer one has stored. */
async function expectNotNewer<Tables>(db: Kysely<Tables>, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  if (!(await isMade(db))) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  if (rows.some(({ name }) => !(name in migrations))) {
    throw new GuestlistError("store-unavailable", "it is newer than this program: use the program of the version that has written it");
  }
}

/** Whether a program has made its tables in the database. */
export async function isMade<Tables>(db: Kysely<Tables>): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE);
}
