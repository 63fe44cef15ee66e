import type { Kysely } from "kysely";
import type { AnyTables } from "./any-tables.ts";

/** A bot that works on a store. */
export interface LiveBot {
  /** Absent: the bot of a file, which has no id. */
  readonly id?: string;
  readonly version?: string;
  readonly seenAt?: string;
}

/** The queries that differ between the databases. */
export interface Queries {
  /** The schema that has the store's tables; undefined where there are no schemas. */
  schema(db: Kysely<AnyTables>): Promise<string | undefined>;
  /** The columns of a table's primary key, in their order. */
  primaryKey(db: Kysely<AnyTables>, table: string): Promise<readonly string[]>;
  /** The highest number that this table has given to a row; undefined if it doesn't number its rows. */
  highestNumber(db: Kysely<AnyTables>, table: string): Promise<number | undefined>;
  /** The next row of this table gets a higher number than this. */
  numberFrom(db: Kysely<AnyTables>, table: string, highest: number): Promise<void>;
  /**
   * Lets nobody else write in these tables until the transaction ends.
   * @throws GuestlistError `store-unavailable` when another program has a lock for too long.
   */
  holdStill(transaction: Kysely<AnyTables>, tables: readonly string[]): Promise<void>;
  /** Whether the database's pages are whole; undefined where the database checks them itself. */
  integrity(db: Kysely<AnyTables>): Promise<"ok" | "damaged" | undefined>;
  bytes(db: Kysely<AnyTables>): Promise<number>;
}

/** An opened database, for a command that looks after the store. */
export interface Place {
  readonly kind: "sqlite" | "postgres";
  /** Where it is, for a sentence; without a password. */
  readonly words: string;
  readonly db: Kysely<AnyTables>;
  readonly queries: Queries;
  /** The bots that work on it, as far as it shows. */
  liveBots(): Promise<readonly LiveBot[]>;
  /**
   * Keeps bots from starting on a file until it is closed. Other databases only say whether one works there: it is asked again in the
   * transaction that has locked the tables.
   * @throws GuestlistError `store-in-use` when a bot works on it.
   */
  keepBotsOut(transaction?: Kysely<AnyTables>): Promise<void>;
  close(): Promise<void>;
}
