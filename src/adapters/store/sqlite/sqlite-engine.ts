import type { DatabaseSync } from "node:sqlite";
import { CompiledQuery, Kysely } from "kysely";
import type { Clock } from "../../../ports/clock.ts";
import type { Engine } from "../engine.ts";
import { withStorableTexts } from "../storable-texts.ts";
import type { Tables } from "../tables.ts";
import { NodeSqliteDialect } from "./sqlite-dialect.ts";

/** An engine over an open SQLite database. */
export function sqliteEngine(database: DatabaseSync, clock: Clock): Engine {
  const db = new Kysely<Tables>({ dialect: withStorableTexts(new NodeSqliteDialect(database, clock)) });
  return { db, isShared: false, close: () => closeWhenIdle(db, database) };
}

async function closeWhenIdle(db: Kysely<Tables>, database: DatabaseSync): Promise<void> {
  // Only one caller at a time has the connection, so this waits for running transactions.
  await db.connection().execute(async (connection) => {
    if (database.isOpen) await connection.executeQuery(CompiledQuery.raw("select 1")); // commits what waits to be synced to the disk
    if (database.isOpen) database.close();
  });
}
