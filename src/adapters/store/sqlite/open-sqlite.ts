import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isGuestlistError } from "../../../errors.ts";
import { fileFailure } from "./file-failure.ts";
import { damaged, sqliteFailure } from "./sqlite-failure.ts";

/** Not by `recursive`: below a folder that can't have folders, such as `/proc`, Node 24 then never returns. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(folder)) throw error; // another process may have made it meanwhile
  }
}

/**
 * Creates the file and its folder before SQLite does, so that only their owner can read them; SQLite gives its side files the same mode.
 * @throws GuestlistError `store-unavailable` when the file can't be made or written.
 */
export function prepareFile(path: string): void {
  try {
    makeFolder(dirname(path));
    closeSync(openSync(path, "a", 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    throw fileFailure(error);
  }
}

/** WAL with full sync: a committed transaction survives a power failure. */
function setUp(database: DatabaseSync): void {
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("pragma foreign_keys = on");
}

/** Reads every page once (0.1 s for 170 MB): damage is reported at the start, and not by the first person whose row is on a lost page. */
function expectWhole(database: DatabaseSync): void {
  const answer = Object.values(database.prepare("pragma quick_check(1)").get() ?? {});
  if (answer[0] !== "ok") throw damaged();
}

/**
 * Opens a database file that {@link prepareFile} has made, or `:memory:`.
 * @param busyTimeout milliseconds that a statement blocks for another connection's lock. Given here: a later PRAGMA comes too late.
 * @throws GuestlistError `store-unavailable`, or `store-corrupt` when the file is no database, or a damaged one.
 */
export function openSqlite(path: string, busyTimeout: number): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: busyTimeout });
    setUp(database);
    expectWhole(database);
    return database;
  } catch (error) {
    database?.close();
    throw sqliteFailure(error);
  }
}

/**
 * Opens a database file that exists to write in it, beside the process that made it. Never creates one. Its pages aren't all read: the bot
 * has done that.
 * @throws GuestlistError `store-unavailable` when there is none, or `store-corrupt` when the file is no database.
 */
export function openSqliteBeside(path: string, busyTimeout: number): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    openSqliteToRead(path, busyTimeout).close();
    database = new DatabaseSync(path, { timeout: busyTimeout });
    setUp(database);
    return database;
  } catch (error) {
    database?.close();
    throw isGuestlistError(error) ? error : sqliteFailure(error);
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
