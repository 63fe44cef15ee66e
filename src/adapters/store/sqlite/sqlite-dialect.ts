import type { DatabaseSync } from "node:sqlite";
import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver } from "kysely";
import type { DatabaseConnection } from "kysely";
import type { Clock } from "../../../ports/clock.ts";
import { retryWhileBusy } from "./retry-while-busy.ts";
import { asKyselyDatabase } from "./sqlite-statements.ts";

/**
 * Begins every transaction with the write lock: one that reads first and writes later fails at once when somebody wrote in
 * between, in spite of any time-out (SQLITE_BUSY_SNAPSHOT). kysely lets one transaction at a time use the connection.
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

  /** A full disk makes SQLite roll back by itself; a second rollback would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isOpen && this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite does have transactional DDL, so that a migration that fails half-way leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** The transaction that migrations run in holds the write lock already (`begin immediate`). */
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
