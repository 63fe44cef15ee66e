import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Migration } from "kysely/migration";
import { isGuestlistError, GuestlistError } from "../../errors.ts";

function refuse(error: unknown): never {
  if (isGuestlistError(error)) throw error;
  throw new GuestlistError("store-unavailable", "the database could not be brought up to date; nothing in it was changed", {
    cause: error,
  });
}

/**
 * Migrates the database to the newest version: all pending migrations in one transaction that holds the lock, or none. Programs that start
 * at the same time wait for each other.
 * @throws GuestlistError `store-unavailable` when a migration fails, or when the database was made by a newer program.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Readonly<Record<string, Migration>>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const migrator = new Migrator({ db: transaction, provider: { getMigrations: async () => ({ ...migrations }) } });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) refuse(error);
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
    throw new GuestlistError("store-unavailable", "the database is older than this program: start the bot once");
  }
}
