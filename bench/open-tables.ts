import { Kysely } from "kysely";
import { openSqlite } from "../src/adapters/store/sqlite/open-sqlite.ts";
import { NodeSqliteDialect } from "../src/adapters/store/sqlite/sqlite-dialect.ts";
import { storeLocation } from "../src/adapters/store/store-location.ts";
import type { Tables } from "../src/adapters/store/tables.ts";
import { systemClock } from "../src/clock.ts";

/** The tables of the SQLite file that these settings name: to fill them, and to look into them. */
export function openTables(settings: Readonly<Record<string, string>>): Kysely<Tables> {
  const place = storeLocation(settings["DATABASE_URL"] ?? "");
  if (place.kind !== "sqlite") throw new Error("this bench fills SQLite files");
  return new Kysely<Tables>({ dialect: new NodeSqliteDialect(openSqlite(place.path, 5_000), systemClock) });
}
