import { closeSync, existsSync, openSync, realpathSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Log } from "../../../ports/log.ts";
import { fileFailure } from "./file-failure.ts";
import { isBusy, sqliteFailure } from "./sqlite-failure.ts";

/** A new version may start while the old one still stops: stopping takes at most 45 s. */
const longestWaitMs = 60_000;
const pauseMs = 250;

export interface ProcessLock {
  release(): void;
}

interface Wish {
  /** The file of the store. */
  readonly path: string;
  readonly clock: Pick<Clock, "wait">;
  readonly log?: Log | undefined;
}

/**
 * Makes this process the only bot on a store: it keeps an exclusive transaction open on a file beside the store. The operating system ends
 * the lock with its holder, however that ends, and it works between containers that share the file. Waits up to a minute for another holder.
 * @throws GuestlistError `store-in-use`, or `store-unavailable` when the file can't be made.
 */
export async function holdProcessLock({ path, clock, log }: Wish): Promise<ProcessLock> {
  const database = openLockFile(lockFileOf(path));
  try {
    for (let waited = 0; !isLocked(database); waited += pauseMs) {
      if (waited === 0) log?.warn("waiting-for-other-process", { seconds: longestWaitMs / 1_000 });
      if (waited >= longestWaitMs) throw inUse();
      await clock.wait(pauseMs);
    }
    return { release: () => void (database.isOpen && database.close()) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Whether a bot has the process lock of a store in a file. Takes no lock: a reader finds the file busy.
 * @throws GuestlistError `store-unavailable` when the lock's file can't be opened.
 */
export function isProcessLockHeld(path: string): boolean {
  const file = lockFileOf(path);
  if (!existsSync(file)) return false;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 0 });
    database.prepare("select count(*) from sqlite_master").get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw sqliteFailure(error);
  } finally {
    database?.close();
  }
}

/** The same one for all names of a store: SQLite follows a link, and so must its lock. */
function lockFileOf(path: string): string {
  return `${existsSync(path) ? realpathSync(path) : path}.lock`;
}

/** An existing file isn't opened here: closing it would end a lock of this process on it (POSIX: fcntl). */
function openLockFile(file: string): DatabaseSync {
  try {
    if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  } catch (error) {
    throw fileFailure(error);
  }
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw sqliteFailure(error);
  }
}

function isLocked(database: DatabaseSync): boolean {
  try {
    database.exec("begin exclusive");
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw sqliteFailure(error);
  }
}

function inUse(): GuestlistError {
  return new GuestlistError("store-in-use", "another Guestlist runs on it: stop that one first, or name another file in DATABASE_URL");
}
