import { GuestlistError } from "../../../errors.ts";

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const IO_ERROR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANT_OPEN = 14;
const NOT_A_DATABASE = 26;
/** Wrong SQL, or a constraint that none of our queries should violate: bugs, not failures of the database. */
const MISTAKES = new Set([1, 19, 20, 21, 25]);

const locked = "another program holds the database's lock: wait until it has ended, or end it";
/** What happened, and what an administrator can do. */
const sentences: ReadonlyMap<number, string> = new Map([
  [BUSY, locked],
  [LOCKED, locked],
  [READ_ONLY, "the database can't be written: let the bot's user write the file and its folder"],
  [IO_ERROR, "the database's disk reports an error: check that it works and isn't full"],
  [FULL, "the database's disk is full: make room on it"],
  [CANT_OPEN, "the database file can't be opened: let the bot's user read and write it and its folder"],
]);

/** The primary result code of an error of `node:sqlite`; its `errcode` is the extended one. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  return error.errcode & 0xff;
}

/** Whether another connection holds the lock that a statement needed. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error instanceof GuestlistError ? error.cause : error);
  return code === BUSY || code === LOCKED;
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_INVALID_STATE";
}

/** The file isn't a database, or no longer a whole one. */
export function damaged(cause?: unknown): GuestlistError {
  const message = "the database file is damaged, or is none: restore your backup, or move the file away to begin with an empty one";
  return new GuestlistError("store-corrupt", message, { cause });
}

/**
 * Translates the error of a statement: `store-corrupt` for a damaged file, `store-unavailable` for a locked, full, unreadable or closed
 * database, both with the cause and what to do; any other error is unchanged.
 */
export function sqliteFailure(error: unknown): unknown {
  if (isClosed(error)) return new GuestlistError("store-unavailable", "the database is closed", { cause: error });
  const code = resultCode(error);
  if (code === undefined || MISTAKES.has(code)) return error;
  if (code === CORRUPT || code === NOT_A_DATABASE) return damaged(error);
  const sentence = sentences.get(code) ?? `the database can't be used (SQLite code ${code})`;
  return new GuestlistError("store-unavailable", sentence, { cause: error });
}
