import { PostgresDialect, PostgresDriver } from "kysely";
import type { DatabaseConnection, Driver, PostgresDialectConfig, TransactionSettings } from "kysely";
import { postgresFailure } from "./postgres-failure.ts";

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

/** Failures of connections and statements are ours. */
class TranslatingDriver extends PostgresDriver {
  readonly #known = new WeakSet<DatabaseConnection>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await translating(super.acquireConnection());
    if (this.#known.has(connection)) return connection;
    this.#known.add(connection);
    const run = connection.executeQuery.bind(connection);
    connection.executeQuery = (query, options) => translating(run(query, options));
    return connection;
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    try {
      await super.beginTransaction(connection, settings);
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
