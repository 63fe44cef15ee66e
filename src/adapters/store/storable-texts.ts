import type { CompiledQuery, DatabaseConnection, Dialect } from "kysely";

/**
 * PostgreSQL has no character 0 in texts, and refuses a statement that has one, also in a condition. What people type is cleaned in the domain;
 * names, ids and keys come from outside as they are. So no statement has the character, on any database: all answer alike, and a store can be
 * copied.
 */
export function withStorableTexts(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      const known = new WeakSet<DatabaseConnection>();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (options) => {
        const connection = await acquire(options);
        if (!known.has(connection)) {
          known.add(connection);
          const run = connection.executeQuery.bind(connection);
          connection.executeQuery = (query, given) => run(storable(query), given);
        }
        return connection;
      };
      return driver;
    },
  };
}

const isUnstorable = (value: unknown): value is string => typeof value === "string" && value.includes("\u0000");

function storable<R>(query: CompiledQuery<R>): CompiledQuery<R> {
  if (!query.parameters.some(isUnstorable)) return query;
  return { ...query, parameters: query.parameters.map((value) => (isUnstorable(value) ? value.replaceAll("\u0000", "") : value)) };
}
