import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { GuestlistError } from "../../../../src/errors.ts";
import { migrate } from "../../../../src/adapters/store/migrate.ts";
import { migrations } from "../../../../src/adapters/store/migrations/index.ts";
import { NodeSqliteDialect } from "../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import { usualPostgresSettings } from "../../../../src/adapters/store/postgres/connection-settings.ts";
import { openPostgres } from "../../../../src/adapters/store/postgres/open-postgres.ts";
import { systemClock } from "../../../../src/clock.ts";
import { emptyDatabase, hasPostgres, sqlOn } from "../../../build/postgres/postgres-under-test.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const good: Migration = { up: (db: Kysely<unknown>) => db.schema.createTable("good").addColumn("id", "text").execute() };
const halfWay: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createTable("half").addColumn("id", "text").execute();
    await sql`insert into no_such_table values (1)`.execute(db);
  },
};

describe("migrate", () => {
  let database: DatabaseSync;
  let db: Kysely<unknown>;

  beforeEach(() => {
    database = new DatabaseSync(":memory:");
    db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(database, new FakeClock()) });
  });
  afterEach(() => db.destroy());

  function tables(): unknown[] {
    const named = database.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name").all();
    return named.map(({ name }) => name).filter((name) => !String(name).startsWith("kysely_"));
  }

  it("builds indexes before it drops any: on PostgreSQL nobody reads the table from a drop until the end", async () => {
    const said: string[] = [];
    const logging = new Kysely<unknown>({
      dialect: new NodeSqliteDialect(database, new FakeClock()),
      log: ({ query }) => void said.push(query.sql),
    });
    for (const [name, migration] of Object.entries(migrations)) {
      said.length = 0;
      await migration.up(logging);
      const order = said.map((text) => /^(create|drop) (unique )?index/i.exec(text)?.[1]).filter((word) => word !== undefined);
      if (name >= "0026") assert.deepEqual(order, order.toSorted(), name); // those before it drop first, and were short
    }
  });

  it("makes all tables", async () => {
    await migrate(db, migrations);
    assert.deepEqual(tables(), [
      "announcements",
      "conversations",
      "cursors",
      "drafts",
      "events",
      "followers",
      "gate",
      "instances",
      "invitations",
      "jobs",
      "late_answers",
      "limits",
      "marks",
      "pauses",
      "posts",
      "receipts",
      "settings",
      "stop_cards",
      "subscriptions",
    ]);
  });

  it("does nothing the second time", async () => {
    await migrate(db, migrations);
    const before = database.prepare("select * from sqlite_schema").all();
    await migrate(db, migrations);
    assert.deepEqual(database.prepare("select * from sqlite_schema").all(), before);
  });

  it("runs what is new, in order of name", async () => {
    await migrate(db, { "0001-good": good });
    await migrate(db, {
      "0001-good": good,
      "0002-more": { up: (next) => next.schema.alterTable("good").addColumn("more", "text").execute() },
    });
    assert.deepEqual(database.prepare("select id, more from good").all(), []);
  });

  it("undoes a migration that fails half-way, and those before it in the same run", async () => {
    await assert.rejects(migrate(db, { "0001-good": good, "0002-half": halfWay }), {
      code: "store-unavailable",
      message: "it couldn't be brought up to date, and nothing in it was changed: no such table: no_such_table",
    });
    assert.deepEqual(tables(), []);
    await migrate(db, { "0001-good": good });
    assert.deepEqual(tables(), ["good"]);
  });

  it("refuses a database that a newer program has made", async () => {
    await migrate(db, { "0001-good": good, "0002-new": { up: async () => undefined } });
    await assert.rejects(migrate(db, { "0001-good": good }), { code: "store-unavailable", message: /newer than this program/ });
    assert.deepEqual(tables(), ["good"]);
  });

  it("passes on that the database can't be used", async () => {
    const full: Migration = {
      up: () => Promise.reject(new GuestlistError("store-corrupt", "the database file is damaged, or is none")),
    };
    await assert.rejects(migrate(db, { "0001-full": full }), {
      code: "store-corrupt",
      message: "it couldn't be brought up to date, and nothing in it was changed: the database file is damaged, or is none",
    });
  });
});

(hasPostgres ? describe : describe.skip)("migrate, on a PostgreSQL server", function () {
  this.timeout(120_000);
  let url: string;
  before(async () => {
    url = await emptyDatabase();
  });

  async function failing(role: string, all: Readonly<Record<string, Migration>>): Promise<void> {
    const engine = await openPostgres(url.replace("postgres@", `${role}@`), usualPostgresSettings, { clock: systemClock });
    try {
      await migrate(engine.db, all);
    } finally {
      await engine.close();
    }
  }

  it("says what failed first, and not that the transaction was aborted by it", async () => {
    await assert.rejects(failing("postgres", { "0001-good": good, "0002-half": halfWay }), {
      code: "store-unavailable",
      message: `it couldn't be brought up to date, and nothing in it was changed: relation "no_such_table" does not exist`,
    });
    assert.deepEqual(await sqlOn(url, "select tablename from pg_tables where schemaname = 'public'"), []);
  });

  it("says that its role may make no tables", async () => {
    await sqlOn(url, "drop role if exists maker; create role maker login; revoke create on schema public from public");
    await assert.rejects(failing("maker", { "0001-good": good }), {
      code: "store-unavailable",
      message: /nothing in it was changed: the database's role may not do this: see the rights in docs\/operations\.md$/,
    });
    await sqlOn(url, "drop role maker");
  });
});
