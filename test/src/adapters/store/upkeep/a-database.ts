import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { NodeSqliteDialect } from "../../../../../src/adapters/store/sqlite/sqlite-dialect.ts";
import type { AnyTables } from "../../../../../src/adapters/store/upkeep/any-tables.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

/** A database in memory with the tables of this SQL. */
export function aDatabase(sql: string): Kysely<AnyTables> {
  const database = new DatabaseSync(":memory:");
  database.exec(sql);
  return new Kysely<AnyTables>({ dialect: new NodeSqliteDialect(database, new FakeClock()) });
}
