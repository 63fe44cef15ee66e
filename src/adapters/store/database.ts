import { resolve } from "node:path";
import { isAlive } from "../../domain/is-alive.ts";
import { GuestlistError, isGuestlistError } from "../../errors.ts";
import type { Engine } from "./engine.ts";
import { expectMigrated, isMade, migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { portsOver } from "./ports-over.ts";
import type { Store, StoreSettings } from "./ports-over.ts";
import { patient, usualPostgresSettings } from "./postgres/connection-settings.ts";
import type { PostgresSettings } from "./postgres/connection-settings.ts";
import { expectOneDatabase } from "./postgres/expect-one-database.ts";
import { grantRights, roleOf } from "./postgres/grant-rights.ts";
import { openPostgres } from "./postgres/open-postgres.ts";
import { databaseWords, withHost } from "./postgres/with-host.ts";
import { unwrittenConversations } from "./read-only-conversations.ts";
import { withPath } from "./sqlite/file-failure.ts";
import { isProcessLockHeld } from "./sqlite/process-lock.ts";
import { besideSqliteEngine, openSqliteEngine, readSqliteEngine } from "./sqlite/sqlite-doors.ts";
import { inMemory, storeLocation } from "./store-location.ts";
import type { StoreLocation } from "./store-location.ts";
import { expectNotCopied } from "./running/store-marks.ts";

export type { Store, StoreSettings } from "./ports-over.ts";

/** What was opened is closed again if what follows fails. */
export async function closedOnFailure<Result>(engine: Pick<Engine, "close">, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The failure with the place in front: for the administrator who starts the program. */
async function naming<Result>(place: StoreLocation, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw place.kind === "sqlite" ? withPath(place.path, error) : withHost(place.url, error);
  }
}

async function postgresOf(url: string, settings: StoreSettings): Promise<Engine> {
  return openPostgres(url, settings.postgres ?? usualPostgresSettings, settings);
}

async function migrateUncopied({ db }: Engine): Promise<boolean> {
  await expectNotCopied(db);
  return migrate(db, migrations);
}

/**
 * Migrates over a connection that may take its time; as the role of `migrationUrl`, if there is one, which then lets the bot's role use what it
 * owns. True if the database was new.
 */
async function bringUpToDate(place: StoreLocation, engine: Engine, settings: StoreSettings): Promise<boolean> {
  if (place.kind === "sqlite") return migrateUncopied(engine);
  const { migrationUrl, ...postgres } = settings.postgres ?? usualPostgresSettings;
  if (migrationUrl === undefined) return usingOwner(await openPostgres(place.url, patient(postgres), settings), migrateUncopied);
  return usingOwner(await openAsOwner(migrationUrl, postgres, settings), async (owner) => {
    await expectOneDatabase(owner.db, engine.db);
    const isNew = await migrateUncopied(owner);
    await grantRights(owner.db, await roleOf(engine.db));
    await expectMigrated(engine.db, migrations);
    return isNew;
  });
}

async function usingOwner<Result>(owner: Engine, work: (owner: Engine) => Promise<Result>): Promise<Result> {
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** A failure to connect says that it isn't about `DATABASE_URL`, which the sentence begins with. */
async function openAsOwner(url: string, postgres: PostgresSettings, settings: StoreSettings): Promise<Engine> {
  const from = "MIGRATION_DATABASE_URL";
  try {
    return await openPostgres(url, { ...patient(postgres), from }, settings);
  } catch (error) {
    if (!isGuestlistError(error, "store-unavailable")) throw error;
    throw new GuestlistError(error.code, `${from} (${databaseWords(url)}): ${error.message}`, { cause: error });
  }
}

/**
 * Opens the store and migrates it to the newest version; creates a missing file (only the owner can read it).
 * @throws GuestlistError `config-invalid` (URL or key), `store-unavailable`, `store-corrupt`, `store-in-use`, with the place and the way out
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const place = storeLocation(settings.url);
  return naming(place, async () => {
    const engine = place.kind === "sqlite" ? await openSqliteEngine(place.path, settings) : await postgresOf(place.url, settings);
    return closedOnFailure(engine, async () => {
      const store = portsOver(engine, settings);
      const isNew = await bringUpToDate(place, engine, settings);
      if (isNew) noteNew(place, settings);
      return store;
    });
  });
}

function noteNew(place: StoreLocation, { log }: StoreSettings): void {
  if (place.kind === "postgres") log?.info("database-created", { kind: place.kind });
  else if (place.path !== inMemory) log?.info("database-created", { file: resolve(place.path) });
}

/**
 * Opens a store to read it; a bot may be running on it. Conversations are remembered in memory only; every other write to a file throws
 * `store-unavailable`.
 * @throws GuestlistError `config-invalid` (URL or key), `store-unavailable` (also when there is none, or an older one), `store-corrupt`
 */
export async function readStore(settings: StoreSettings): Promise<Store> {
  const place = storeLocation(settings.url);
  return naming(place, async () => {
    const engine = await engineToRead(place, settings);
    return closedOnFailure(engine, () => storeToRead(engine, settings));
  });
}

/** The same; undefined when no bot has made its tables in the database yet. A file that isn't there is a failure, as in `readStore`. */
export async function readStoreIfMade(settings: StoreSettings): Promise<Store | undefined> {
  const place = storeLocation(settings.url);
  return naming(place, async () => {
    const engine = await engineToRead(place, settings);
    return closedOnFailure(engine, async () => {
      if (await isMade(engine.db)) return storeToRead(engine, settings);
      await engine.close();
      return undefined;
    });
  });
}

async function engineToRead(place: StoreLocation, settings: StoreSettings): Promise<Engine> {
  return place.kind === "sqlite" ? readSqliteEngine(place.path, settings) : postgresOf(place.url, settings);
}

async function storeToRead(engine: Engine, settings: StoreSettings): Promise<Store> {
  const store = portsOver(engine, settings);
  await expectNotCopied(engine.db);
  await expectMigrated(engine.db, migrations);
  return { ...store, conversations: unwrittenConversations(store.conversations) };
}

/** Bots of PostgreSQL tell each other that they run. */
async function seesBot({ instances }: Pick<Store, "instances">, { clock }: StoreSettings): Promise<boolean> {
  return (await instances.list()).some((one) => isAlive(one, clock.now()));
}

/** The store beside a running bot. */
export interface StoreBeside extends Store {
  readonly isBotRunning: boolean;
}

/**
 * Opens an existing store to write in it beside the bot: migrates nothing, and takes no process lock.
 * @throws GuestlistError `config-invalid` (URL or key), `store-unavailable` (also when there is none, or one of another version),
 * `store-corrupt`
 */
export async function openStoreBeside(settings: StoreSettings): Promise<StoreBeside> {
  const place = storeLocation(settings.url);
  return naming(place, async () => {
    const engine = place.kind === "sqlite" ? await besideSqliteEngine(place.path, settings) : await postgresOf(place.url, settings);
    return closedOnFailure(engine, async () => {
      const store = portsOver(engine, settings);
      await expectNotCopied(engine.db);
      await expectMigrated(engine.db, migrations);
      return { ...store, isBotRunning: place.kind === "sqlite" ? isProcessLockHeld(place.path) : await seesBot(store, settings) };
    });
  });
}
