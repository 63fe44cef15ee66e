import { GuestlistError } from "../../../errors.ts";

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** Wrong SQL, or a constraint that none of our queries should violate: bugs, not failures of the database. */
const MISTAKES = new Set([1, 19, 20, 21, 25]);

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

/**
 * Translates the error of a statement: `store-corrupt` for a damaged file, `store-unavailable` for a locked, full, unreadable or closed
 * database, both with the cause; any other error is unchanged.
 */
export function sqliteFailure(error: unknown): unknown {
  if (isClosed(error)) return new GuestlistError("store-unavailable", "the database is closed", { cause: error });
  const code = resultCode(error);
  if (code === undefined || MISTAKES.has(code)) return error;
  if (code === CORRUPT || code === NOT_A_DATABASE) {
    return new GuestlistError("store-corrupt", "the database file is damaged, or is none", { cause: error });
  }
  return new GuestlistError("store-unavailable", `the database can't be used (SQLite code ${code})`, { cause: error });
}
