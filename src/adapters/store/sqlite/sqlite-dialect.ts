import type { DatabaseSync } from "node:sqlite";
import { SqliteAdapter, SqliteDialect } from "kysely";
import type { SqliteDriver } from "kysely";
import type { Clock } from "../../../ports/clock.ts";
import { GroupedDriver } from "./grouped-driver.ts";
import { asKyselyDatabase } from "./sqlite-statements.ts";

/** SQLite does have transactional DDL: a migration that fails half-way changes nothing. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** The driver itself lets one caller at a time use the connection. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** No lock is needed: the transaction of the migrations holds the write lock already (`begin immediate`). */
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

/** kysely's SQLite dialect over `node:sqlite`. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  readonly #reader: DatabaseSync | undefined;

  /** @param reader another connection to the same file, for what is read outside of transactions */
  constructor(database: DatabaseSync, clock: Clock, reader?: DatabaseSync) {
    super({ database: asKyselyDatabase(database) });
    this.#database = database;
    this.#clock = clock;
    this.#reader = reader;
  }

  override createDriver(): SqliteDriver {
    return new GroupedDriver(this.#database, this.#clock, this.#reader);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}
