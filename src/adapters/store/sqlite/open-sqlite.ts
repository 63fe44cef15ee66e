import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { GuestlistError } from "../../../errors.ts";
import { sqliteFailure } from "./sqlite-failure.ts";
import { inMemory } from "./store-location.ts";

/** Creates the file before SQLite does, so that only its owner can read it; SQLite gives its side files the same mode. */
function prepareFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "a", 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    throw new GuestlistError("store-unavailable", "the database file can't be made or opened", { cause: error });
  }
}

/** WAL with full sync: a committed transaction survives a power failure. */
function setUp(database: DatabaseSync): void {
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("pragma foreign_keys = on");
}

/**
 * Opens a database file (or `:memory:`); creates it and its folder when missing.
 * @param busyTimeout milliseconds that a statement blocks for another connection's lock. Given here: a later PRAGMA comes too late.
 * @throws GuestlistError `store-unavailable`, or `store-corrupt` when the file is no database.
 */
export function openSqlite(path: string, busyTimeout: number): DatabaseSync {
  if (path !== inMemory) prepareFile(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: busyTimeout });
    setUp(database);
    return database;
  } catch (error) {
    database?.close();
    throw sqliteFailure(error);
  }
}

/**
 * Opens a database file to read it; another process may write it at the same time. Never creates or changes one.
 * @throws GuestlistError `store-unavailable` when there is none, or `store-corrupt` when the file is no database.
 */
export function openSqliteToRead(path: string, busyTimeout: number): DatabaseSync {
  try {
    return new DatabaseSync(path, { readOnly: true, timeout: busyTimeout });
  } catch (error) {
    throw sqliteFailure(error);
  }
}
