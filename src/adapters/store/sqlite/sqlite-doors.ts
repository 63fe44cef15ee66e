import { existsSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Log } from "../../../ports/log.ts";
import type { Engine } from "../engine.ts";
import { inMemory } from "../store-location.ts";
import { openSqlite, openSqliteBeside, openSqliteToRead, prepareFile } from "./open-sqlite.ts";
import { holdProcessLock } from "./process-lock.ts";
import { retryWhileBusy } from "./retry-while-busy.ts";
import { sqliteEngine } from "./sqlite-engine.ts";

interface Settings {
  readonly clock: Clock;
  readonly log?: Log;
  readonly busyTimeout?: number;
  readonly exclusive?: boolean;
}

const BUSY_TIMEOUT = 1000;
/** A command of a shell does nothing else meanwhile. */
const BUSY_TIMEOUT_BESIDE = 5000;

/** Opens a file for the bot, with the process lock if it is asked for; creates it when missing. A store in memory has no other process. */
export async function openSqliteEngine(path: string, { clock, log, busyTimeout = BUSY_TIMEOUT, exclusive }: Settings): Promise<Engine> {
  if (path !== inMemory) prepareFile(path);
  const lock = exclusive === true && path !== inMemory ? await holdProcessLock({ path, clock, log }) : undefined;
  try {
    const database = await retryWhileBusy(clock, () => openSqlite(path, busyTimeout));
    const engine = sqliteEngine(database, clock, path === inMemory ? undefined : openReader(database, path, busyTimeout));
    return { ...engine, close: () => engine.close().finally(() => lock?.release()) };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

function openReader(database: DatabaseSync, path: string, busyTimeout: number): DatabaseSync {
  try {
    return openSqliteToRead(path, busyTimeout);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a file to read it. */
export async function readSqliteEngine(path: string, { clock, busyTimeout = BUSY_TIMEOUT }: Settings): Promise<Engine> {
  return sqliteEngine(await retryWhileBusy(clock, () => openSqliteToRead(path, busyTimeout)), clock);
}

/** Opens a file beside the bot; never creates one. */
export async function besideSqliteEngine(path: string, { clock, busyTimeout = BUSY_TIMEOUT_BESIDE }: Settings): Promise<Engine> {
  if (path === inMemory || !existsSync(path)) throw new GuestlistError("store-unavailable", missing(path));
  return sqliteEngine(await retryWhileBusy(clock, () => openSqliteBeside(path, busyTimeout)), clock);
}

function missing(path: string): string {
  return path === inMemory
    ? "no other process sees it: name a file in DATABASE_URL"
    : "there is none yet: start the bot once (npm start), or name its file in DATABASE_URL";
}
