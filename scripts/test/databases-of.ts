import { globSync } from "node:fs";

const programs = "/usr/lib/postgresql/*/bin/initdb";

/** On which databases the store's tests ran; `test/build/postgres` finds the server in the same way. */
export function databasesOf(environment: NodeJS.ProcessEnv, isInstalled = globSync(programs).length > 0): string {
  const hasServer = environment["TEST_DATABASE_URL"] !== undefined || environment["REQUIRE_POSTGRES"] === "1" || isInstalled;
  const server = hasServer ? "and a PostgreSQL server" : "and no PostgreSQL server: its programs aren't installed in /usr/lib/postgresql";
  return `The store ran on SQLite, PGlite ${server}.`;
}
