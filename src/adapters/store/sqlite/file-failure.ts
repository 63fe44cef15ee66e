import { resolve } from "node:path";
import { GuestlistError } from "../../../errors.ts";

const forbidden = "it can't be written: let the bot's user write the file and its folder";
/** What the operating system says about a path, and what an administrator can do. */
const sentences: ReadonlyMap<string, string> = new Map([
  ["EISDIR", "it is a folder: name a file in DATABASE_URL"],
  ["EACCES", forbidden],
  ["EPERM", forbidden],
  ["EROFS", "its disk can only be read: make it writable, or name another path in DATABASE_URL"],
  ["ENOSPC", "its disk is full: make room on it"],
  ["ENOTDIR", "a part of its path is a file, not a folder: name another path in DATABASE_URL"],
  ["ENOENT", "its folder can't be made: name another path in DATABASE_URL"],
]);

/** Translates the error of making or opening a file into `store-unavailable`, with the cause and what to do. */
export function fileFailure(error: unknown): GuestlistError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const sentence = sentences.get(code) ?? `it can't be made or opened (${code})`;
  return new GuestlistError("store-unavailable", sentence, { cause: error });
}

/** The same failure of the store with the path of its file in front: for the administrator who starts the program. */
export function withPath(path: string, error: unknown): unknown {
  if (!(error instanceof GuestlistError) || error.code === "config-invalid") return error;
  return new GuestlistError(error.code, `${resolve(path)} can't be used as the database: ${error.message}`, { cause: error });
}
