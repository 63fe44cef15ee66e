import type { DatabaseSync } from "node:sqlite";
import { CompiledQuery, Kysely } from "kysely";
import type { Clock } from "../../../ports/clock.ts";
import type { Engine } from "../engine.ts";
import { withStorableTexts } from "../storable-texts.ts";
import type { Tables } from "../tables.ts";
import { NodeSqliteDialect } from "./sqlite-dialect.ts";

/**
 * An engine over an open SQLite database.
 * @param reader another connection to the same file, for what is read outside of transactions; `close` closes it, too
 */
export function sqliteEngine(database: DatabaseSync, clock: Clock, reader?: DatabaseSync): Engine {
  const db = new Kysely<Tables>({ dialect: withStorableTexts(new NodeSqliteDialect(database, clock, reader)) });
  let closing: Promise<void> | undefined;
  return { db, isShared: false, close: () => (closing ??= closeWhenIdle(db, database, reader)) };
}

async function closeWhenIdle(db: Kysely<Tables>, database: DatabaseSync, reader: DatabaseSync | undefined): Promise<void> {
  // Only one caller at a time has the connection that writes, so this waits for running transactions.
  await db.connection().execute(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw("select 1")); // commits what waits to be synced to the disk
    reader?.close();
    database.close(); // the last one that is closed puts the log into the file
  });
}
