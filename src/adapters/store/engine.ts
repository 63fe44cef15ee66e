import { PostgresAdapter, sql } from "kysely";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** An open database of one kind. */
export interface Engine {
  readonly db: Kysely<Tables>;
  /** Whether several processes may use it as bots at the same time. */
  readonly isShared: boolean;
  /** Waits for running transactions, then closes it. Closing twice does no harm. */
  close(): Promise<void>;
}

export function isPostgres<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * Lets one transaction at a time go on with this name, until its end. SQLite has one writer at a time anyway; names that share a hash wait
 * for each other, which does no harm.
 */
export async function lockByName<T>(transaction: Kysely<T>, name: string): Promise<void> {
  if (isPostgres(transaction)) await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction);
}
