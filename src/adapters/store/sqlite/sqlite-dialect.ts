import type { DatabaseSync } from "node:sqlite";
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type { DatabaseConnection } from "kysely";
import type { Clock } from "../../../ports/clock.ts";
import { retryWhileBusy } from "./retry-while-busy.ts";
import { asKyselyDatabase } from "./sqlite-statements.ts";

/**
 * Begins every transaction with the write lock. Otherwise a transaction that reads first and writes later fails at once when another
 * connection wrote in between, whatever the time-out is (SQLITE_BUSY_SNAPSHOT). kysely lets one transaction at a time use the connection.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;

  constructor(database: DatabaseSync, clock: Clock) {
    super({ database: asKyselyDatabase(database) });
    this.#database = database;
    this.#clock = clock;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await retryWhileBusy(this.#clock, () => connection.executeQuery(CompiledQuery.raw("begin immediate")));
  }

  /** When the disk is full, SQLite rolls back by itself; a second rollback would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isOpen && this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite does have transactional DDL: a migration that fails half-way changes nothing. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
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

  constructor(database: DatabaseSync, clock: Clock) {
    super({ database: asKyselyDatabase(database) });
    this.#database = database;
    this.#clock = clock;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database, this.#clock);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}
