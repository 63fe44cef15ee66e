import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import { withPath } from "../sqlite/file-failure.ts";
import { openSqlite, openSqliteBeside, openSqliteToRead, prepareFile } from "../sqlite/open-sqlite.ts";
import { holdProcessLock, isProcessLockHeld } from "../sqlite/process-lock.ts";
import type { ProcessLock } from "../sqlite/process-lock.ts";
import { NodeSqliteDialect } from "../sqlite/sqlite-dialect.ts";
import { inMemory } from "../store-location.ts";
import type { AnyTables } from "./any-tables.ts";
import type { Place } from "./place.ts";
import { sqliteQueries } from "./sqlite-queries.ts";

/** "read": nothing is written. "write": beside a bot. "make": it is made if it isn't there, and its pages are all read. */
export type PlaceUse = "read" | "write" | "make";

/** Nobody else waits for a command, so it may wait for a bot that writes just now. */
const busyTimeoutMs = 5_000;

const openers = { read: openSqliteToRead, write: openSqliteBeside, make: openSqlite } as const;

/**
 * Opens a database file.
 * @throws GuestlistError `store-unavailable`, `store-corrupt`; with the path.
 */
export function openSqlitePlace(path: string, use: PlaceUse, clock: Clock): Place {
  try {
    return placeAt(path, open(path, use), clock);
  } catch (error) {
    throw withPath(path, error);
  }
}

function open(path: string, use: PlaceUse): DatabaseSync {
  if (path === inMemory) throw new GuestlistError("store-unavailable", "no other process sees a database in memory: name a file");
  if (use === "make") prepareFile(path);
  else if (!existsSync(path)) throw new GuestlistError("store-unavailable", "there is no such file: name that of the bot");
  return openers[use](path, busyTimeoutMs);
}

function placeAt(path: string, database: DatabaseSync, clock: Clock): Place {
  let lock: ProcessLock | undefined;
  const isHeld = () => lock === undefined && isProcessLockHeld(path);
  return {
    kind: "sqlite",
    words: `the file ${resolve(path)}`,
    db: new Kysely<AnyTables>({ dialect: new NodeSqliteDialect(database, clock) }),
    queries: sqliteQueries,
    liveBots: async () => (isHeld() ? [{}] : []),
    async keepBotsOut() {
      if (isHeld()) throw withPath(path, new GuestlistError("store-in-use", "a bot works on it: stop it first"));
      lock ??= await holdProcessLock({ path, clock });
    },
    async close() {
      lock?.release();
      if (database.isOpen) database.close();
    },
  };
}
