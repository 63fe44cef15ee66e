import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import type { Clock } from "../../../ports/clock.ts";
import { withPath } from "../sqlite/file-failure.ts";
import { openSqliteToRead } from "../sqlite/open-sqlite.ts";
import { NodeSqliteDialect } from "../sqlite/sqlite-dialect.ts";
import { damaged, sqliteFailure } from "../sqlite/sqlite-failure.ts";
import type { AnyTables } from "./any-tables.ts";
import { sqliteQueries } from "./sqlite-queries.ts";
import { markRestored } from "../running/store-marks.ts";

/**
 * All pages in one step. After each step SQLite lets other processes write, and begins from the first page again when one did: beside a busy
 * bot, a backup in small steps might never end (https://www.sqlite.org/backup.html). In WAL mode nobody waits for the step.
 */
const allPages = 2 ** 31 - 1;

const busyTimeoutMs = 5_000;

/** `not-written`: why, as the end of a sentence. */
export type BackUpOutcome =
  | { readonly kind: "written"; readonly file: string; readonly bytes: number }
  | { readonly kind: "exists"; readonly file: string; readonly why: string }
  | { readonly kind: "not-written"; readonly file: string; readonly why: string };

/** The backup's file can't be made: nothing is wrong with the bot's. */
class NotWritten extends Error {
  readonly outcome: "exists" | "not-written";

  constructor(outcome: "exists" | "not-written", why = "") {
    super(why);
    this.outcome = outcome;
  }
}

/**
 * Writes a backup of a database file while the bot works on it: whole or not at all, for its owner alone, and never in place of another
 * file. The backup is checked, and marked, so that a bot that starts on it looks everything up first.
 * @throws GuestlistError `store-unavailable` or `store-corrupt` when the database can't be read, or is damaged
 */
export async function backUpSqlite(from: string, to: string, clock: Clock): Promise<BackUpOutcome> {
  const file = resolve(to);
  const draft = join(dirname(file), `.guestlist-${randomUUID()}.tmp`);
  try {
    makeEmpty(draft, file);
    await copyPages(from, draft);
    const bytes = await finish(draft, clock);
    give(draft, file);
    return { kind: "written", file, bytes };
  } catch (error) {
    if (error instanceof NotWritten) return { kind: error.outcome, file, why: error.message };
    throw withPath(from, sqliteFailure(error));
  } finally {
    removeDraft(draft);
  }
}

function removeDraft(draft: string): void {
  for (const end of ["", "-journal", "-wal", "-shm"]) if (existsSync(draft + end)) rmSync(draft + end);
}

/** SQLite writes into the file that is there, so that nobody else can read it even for a moment. */
function makeEmpty(draft: string, file: string): void {
  if (existsSync(file)) throw new NotWritten("exists");
  try {
    closeSync(openSync(draft, "wx", 0o600));
  } catch (error) {
    throw notWritten(error);
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "its folder doesn't exist"],
  ["ENOTDIR", "a part of its path is a file, not a folder"],
  ["EACCES", "its folder can't be written"],
  ["EPERM", "its folder can't be written"],
  ["EROFS", "its disk can only be read"],
  ["ENOSPC", "its disk is full"],
]);

function notWritten(error: unknown): NotWritten {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return new NotWritten("not-written", reasons.get(code) ?? `the system reports ${code}`);
}

async function copyPages(from: string, draft: string): Promise<void> {
  const source = openSqliteToRead(from, busyTimeoutMs);
  try {
    await backup(source, draft, { rate: allPages });
  } finally {
    source.close();
  }
}

/** One file without side files: only then can it be moved and copied as it is. */
async function finish(draft: string, clock: Clock): Promise<number> {
  const database = new DatabaseSync(draft);
  const db = new Kysely<AnyTables>({ dialect: new NodeSqliteDialect(database, clock) });
  try {
    database.exec("pragma journal_mode = delete");
    database.exec("pragma synchronous = full");
    await markRestored(db, clock.now());
    if ((await sqliteQueries.integrity(db)) !== "ok") throw damaged();
    return await sqliteQueries.bytes(db);
  } finally {
    await db.destroy();
  }
}

/** A link is never made over another file; where the disk has no links, the file is looked for just before it is renamed. */
function give(draft: string, file: string): void {
  sync(draft);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (existsSync(file)) throw new NotWritten("exists");
    if (!isWithoutLinks(error)) throw notWritten(error);
    renameSync(draft, file);
  }
  sync(dirname(file));
}

function isWithoutLinks(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(String(error.code));
}

function sync(path: string): void {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
