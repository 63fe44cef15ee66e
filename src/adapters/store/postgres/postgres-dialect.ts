import { PostgresDialect, PostgresDriver } from "kysely";
import type { DatabaseConnection, Driver, PostgresDialectConfig, TransactionSettings } from "kysely";
import { isAborted, postgresFailure } from "./postgres-failure.ts";

async function translating<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw postgresFailure(error);
  }
}

const unbegun = new WeakSet<object>();

/** Whether a transaction failed with this before it began: it has certainly changed nothing. */
export function neverBegan(error: unknown): boolean {
  return error instanceof Error && unbegun.has(error);
}

/**
 * Failures of connections and statements are ours. After a statement has failed, PostgreSQL refuses all others of the transaction with 25P02,
 * "current transaction is aborted": the first failure is reported in its place.
 */
class TranslatingDriver extends PostgresDriver {
  readonly #known = new WeakSet<DatabaseConnection>();
  /** The first failure in the transaction that a connection is in. */
  readonly #failed = new WeakMap<DatabaseConnection, Error>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await translating(super.acquireConnection());
    if (this.#known.has(connection)) return connection;
    this.#known.add(connection);
    const run = connection.executeQuery.bind(connection);
    connection.executeQuery = (query, options) => translating(this.#sayingFirst(connection, run(query, options)));
    return connection;
  }

  async #sayingFirst<Result>(connection: DatabaseConnection, work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      const first = isAborted(error) ? this.#failed.get(connection) : undefined;
      if (error instanceof Error && !first) this.#failed.set(connection, error);
      throw first ?? error;
    }
  }

  /** Who has waited for a lock must see what was stored meanwhile, whatever default the database has. */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    this.#failed.delete(connection);
    try {
      await super.beginTransaction(connection, { ...settings, isolationLevel: settings.isolationLevel ?? "read committed" });
    } catch (error) {
      if (error instanceof Error) unbegun.add(error);
      throw error;
    }
  }

  /** What made it necessary is reported, not that a dead connection can't roll back: the server does that itself when it is gone. */
  override async rollbackTransaction(connection: Parameters<PostgresDriver["rollbackTransaction"]>[0]): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

/** kysely's PostgreSQL dialect with our failures. */
export class TranslatingPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new TranslatingDriver(this.#config);
  }
}
