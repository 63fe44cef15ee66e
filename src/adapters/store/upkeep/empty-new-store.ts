import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import { migrate } from "../migrate.ts";
import { migrations } from "../migrations/index.ts";
import { NodeSqliteDialect } from "../sqlite/sqlite-dialect.ts";
import type { AnyTables } from "./any-tables.ts";
import { sqliteQueries } from "./sqlite-queries.ts";
import { tableContent } from "./table-content.ts";
import { tableShapes } from "./table-shapes.ts";
import type { TableShape } from "./table-shapes.ts";

/**
 * Empties a store that has only what the migrations put there, such as the gate's row.
 * @throws GuestlistError `store-in-use` when it has more: nobody's data is replaced.
 */
export async function emptyNewStore(
  db: Kysely<AnyTables>,
  shapes: readonly TableShape[],
  { clock, words, isRepeated }: { readonly clock: Clock; readonly words: string; readonly isRepeated: boolean },
): Promise<void> {
  const fresh = await freshContent(clock);
  for (const shape of shapes) {
    const { rows, checksum } = await tableContent(db, shape);
    const made = fresh.get(shape.name);
    if (rows > 0 && made?.checksum !== checksum) throw isRepeated ? wentOn(words, shape.name) : notEmpty(words, shape.name);
  }
  for (const { name } of shapes) if ((fresh.get(name)?.rows ?? 0) > 0) await db.deleteFrom(name).execute();
}

function notEmpty(words: string, table: string): GuestlistError {
  return new GuestlistError(
    "store-in-use",
    `${words} isn't empty: there are rows in its table ${table}. Data is copied into an empty database only: name another one, or empty that one first`,
  );
}

function wentOn(words: string, table: string): GuestlistError {
  return new GuestlistError(
    "store-in-use",
    `${words} has other rows than the source in its table ${table}: the copy that was broken off may have been whole, and a bot may work there since. Go on there; or empty it, and copy again`,
  );
}

/** What is in every table when the migrations have just made it. */
async function freshContent(clock: Clock) {
  const database = new DatabaseSync(":memory:");
  const db = new Kysely<AnyTables>({ dialect: new NodeSqliteDialect(database, clock) });
  try {
    await migrate(db, migrations);
    const shapes = await tableShapes(db, sqliteQueries);
    return new Map(await Promise.all(shapes.map(async (shape) => [shape.name, await tableContent(db, shape)] as const)));
  } finally {
    await db.destroy();
  }
}
