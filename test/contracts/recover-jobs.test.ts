import { PGlite } from "@electric-sql/pglite";
import { PGliteDialect } from "kysely";
import type { Engine } from "../../src/adapters/store/engine.ts";
import { migrate } from "../../src/adapters/store/migrate.ts";
import { migrations } from "../../src/adapters/store/migrations/index.ts";
import { portsOver } from "../../src/adapters/store/ports-over.ts";
import { usualPostgresSettings } from "../../src/adapters/store/postgres/connection-settings.ts";
import { openPostgres, postgresEngine } from "../../src/adapters/store/postgres/open-postgres.ts";
import { systemClock } from "../../src/clock.ts";
import { emptyTables } from "../build/empty-tables.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { freshDatabase, hasPostgres } from "../build/postgres/postgres-under-test.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { storeFile } from "../src/adapters/store/store-file.ts";
import type { FakeClock } from "../fakes/fake-clock.ts";
import { recoverJobsContract } from "./recover-jobs.ts";
import type { JobsPlace } from "./recover-jobs.ts";

function inMemory(): JobsPlace {
  let store: ReturnType<typeof memoryStore> | undefined;
  return {
    async open(clock: FakeClock) {
      store ??= memoryStore(clock);
      return store.otherProcess();
    },
    remove: async () => undefined,
  };
}

function inFile(): JobsPlace {
  const file = storeFile();
  return { open: async (clock) => (await file.open({ clock })).jobs, remove: () => file.remove() };
}

/** Each test finds the same database empty; a process is known by its ports. */
function onEngine(engine: () => Engine): JobsPlace {
  return {
    isShared: true,
    open: async (clock) => portsOver(engine(), { url: "", encryptionKey, clock }).jobs,
    remove: () => emptyTables(engine().db),
  };
}

describe("Jobs of a process that starts, or whose clock is set (in-memory fakes)", () => recoverJobsContract(inMemory));
describe("Jobs of a process that starts, or whose clock is set (SQLite file)", () => recoverJobsContract(inFile));

describe("Jobs of a process that starts, or whose clock is set (PGlite)", () => {
  let engine: Engine;
  before(async function openFirst() {
    this.timeout(120_000);
    engine = postgresEngine(new PGliteDialect({ pglite: new PGlite() }), systemClock);
    await migrate(engine.db, migrations);
  });
  after(() => engine.close());
  recoverJobsContract(() => onEngine(() => engine));
});

(hasPostgres ? describe : describe.skip)("Jobs of a process that starts, or whose clock is set (a PostgreSQL server)", () => {
  let engine: Engine;
  before(async function openFirst() {
    this.timeout(120_000);
    engine = await openPostgres(await freshDatabase(), usualPostgresSettings, { clock: systemClock });
  });
  after(() => engine.close());
  recoverJobsContract(() => onEngine(() => engine));
});
