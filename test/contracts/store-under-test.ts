import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/adapters/store/database.ts";
import type { Store } from "../../src/adapters/store/database.ts";
import { migrate } from "../../src/adapters/store/migrate.ts";
import { migrations } from "../../src/adapters/store/migrations/index.ts";
import { portsOver } from "../../src/adapters/store/ports-over.ts";
import { usualPostgresSettings } from "../../src/adapters/store/postgres/connection-settings.ts";
import { openPostgres, postgresEngine } from "../../src/adapters/store/postgres/open-postgres.ts";
import { systemClock } from "../../src/clock.ts";
import { freshDatabase, hasPostgres } from "../build/postgres/postgres-under-test.ts";
import { emptyTables } from "../build/empty-tables.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { memoryStore } from "../fakes/memory-store.ts";

/** The ports of one store, and how to close it. */
export type StoreUnderTest = Omit<Store, "tryWrite">;
export type OpenStoreUnderTest = () => Promise<StoreUnderTest>;

async function inMemory(): Promise<StoreUnderTest> {
  return { ...memoryStore(), close: async () => undefined };
}

async function sqliteInMemory(): Promise<StoreUnderTest> {
  return openStore({ url: ":memory:", encryptionKey, clock: new FakeClock() });
}

let emptyFile: Promise<Buffer> | undefined;

/** A store in a file that is migrated already: the migrations take longer than most tests. `database.test.ts` tests a new file. */
async function sqliteFile(): Promise<StoreUnderTest> {
  emptyFile ??= makeEmptyFile();
  const content = await emptyFile;
  const folder = await mkdtemp(join(tmpdir(), "guestlist-"));
  const path = join(folder, "store.db");
  await writeFile(path, content);
  const store = await openFile(path);
  const close = async () => {
    await store.close();
    await rm(folder, { recursive: true });
  };
  return { ...store, close };
}

async function makeEmptyFile(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "guestlist-"));
  const path = join(folder, "store.db");
  const store = await openFile(path);
  await store.close();
  const content = await readFile(path);
  await rm(folder, { recursive: true });
  return content;
}

const openFile = (path: string) => openStore({ url: `sqlite:${path}`, encryptionKey, clock: new FakeClock() });

let pglite: Promise<StoreUnderTest & { clear(): Promise<void> }> | undefined;

/** The dialect of PostgreSQL without a server. One database for all tests, because making one takes a second; each test finds it empty. */
async function inPglite(): Promise<StoreUnderTest> {
  pglite ??= makePglite();
  const store = await pglite;
  await store.clear();
  return { ...store, close: async () => undefined };
}

async function makePglite() {
  const { PGlite } = await import("@electric-sql/pglite");
  const { PGliteDialect } = await import("kysely");
  const clock = new FakeClock();
  const engine = postgresEngine(new PGliteDialect({ pglite: new PGlite() }), clock);
  await migrate(engine.db, migrations);
  const clear = () => emptyTables(engine.db);
  return { ...portsOver(engine, { url: "", encryptionKey, clock }), clear };
}

let onServer: Promise<StoreUnderTest & { clear(): Promise<void> }> | undefined;

/** A database of a real server, which stays open; each test finds it empty. */
async function onPostgres(): Promise<StoreUnderTest> {
  onServer ??= makeOnPostgres();
  const store = await onServer;
  await store.clear();
  return { ...store, close: async () => undefined };
}

async function makeOnPostgres() {
  const clock = systemClock;
  const engine = await openPostgres(await freshDatabase(), usualPostgresSettings, { clock });
  return { ...portsOver(engine, { url: "", encryptionKey, clock: new FakeClock() }), clear: () => emptyTables(engine.db) };
}

/** Milliseconds: before the first test of a process, a server starts, or PGlite compiles. */
const firstTakes = 120_000;

/** All implementations of the store's ports; each contract suite runs on all of them. */
export const storesUnderTest: Readonly<Record<string, OpenStoreUnderTest>> = {
  "in-memory fakes": inMemory,
  "SQLite in memory": sqliteInMemory,
  "SQLite file": sqliteFile,
  PGlite: inPglite,
  ...(hasPostgres && { "a PostgreSQL server": onPostgres }),
};

/** Describes one port's contract for every store; each test gets a fresh, empty one. */
export function describeStores(port: string, contract: (store: () => StoreUnderTest) => void): void {
  for (const [name, open] of Object.entries(storesUnderTest)) {
    describe(`${port} (${name})`, () => {
      let store: StoreUnderTest;
      before(async function openFirst() {
        this.timeout(firstTakes);
        await (await open()).close();
      });
      beforeEach(async () => {
        store = await open();
      });
      afterEach(() => store.close());
      contract(() => store);
    });
  }
}
