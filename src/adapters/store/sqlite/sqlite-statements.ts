import { LRUCache } from "lru-cache";
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { sqliteFailure } from "./sqlite-failure.ts";

function isBindable(value: unknown): value is SQLInputValue {
  return value === null || ["string", "number", "bigint"].includes(typeof value) || value instanceof Uint8Array;
}

/**
 * Refuses values that SQLite has no type for. `node:sqlite` takes an object or a Date as *first* parameter for a set of named parameters,
 * and silently shifts the rest.
 */
function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value, index) => {
    if (isBindable(value)) return value;
    throw new TypeError(`parameter ${index + 1} of a query is not a string, number, bigint, bytes or null`);
  });
}

function translating<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw sqliteFailure(error);
  }
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => translating(() => statement.all(...bindable(parameters))),
    run: (parameters) => translating(() => statement.run(...bindable(parameters))),
    iterate: (parameters) => translating(() => statement.iterate(...bindable(parameters))),
  };
}

/** Our queries have a few dozen shapes; lists of ids add some more. */
const mostStatements = 200;

/**
 * `node:sqlite` in the shape of better-sqlite3, which kysely's SQLite dialect expects; failures are ours. Prepared statements are kept by
 * their text, because kysely prepares every query again. SQLite itself compiles them again after a migration.
 */
export function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const kept = new LRUCache<string, SqliteStatement>({ max: mostStatements });

  function prepare(sql: string): SqliteStatement {
    const known = kept.get(sql);
    if (known) return known;
    const statement = asKyselyStatement(database.prepare(sql));
    kept.set(sql, statement);
    return statement;
  }

  return { prepare: (sql) => translating(() => prepare(sql)), close: () => database.close() };
}
