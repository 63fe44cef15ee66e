import pg from "pg";
import type { Address } from "../network/tcp-link.ts";
import { until } from "../waiting.ts";
import { Database } from "./database.ts";

/** Who reads and writes: a role with its password, and the database. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

const int8 = 20;

/** Counts are 64 bits wide in PostgreSQL. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") =>
    id === int8 && format !== "binary" ? Number : (pg.types.getTypeParser(id, format) as (text: string) => unknown),
};

/** Failures of a server that is away for a moment: classes 08 and 57 of its codes, and those of the network. */
const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  (("code" in error && /^(08|57|E[A-Z]+$)/.test(String(error.code))) || /terminated|Connection ended/.test(error.message));

/** How long a server may be away while it is read. */
const patienceMs = 60_000;

/** The bots' database on a server, read without the network that the bots use. @param where Asked for each query: a failover changes it. */
export function databaseOn(where: () => Address, login: Login): Database {
  return new Database((sql, values) => {
    let last = 0;
    const text = sql.replace(/\?/g, () => `$${(last += 1)}`);
    return until("PostgreSQL to answer", () => query(where(), login, { text, values: [...values] }), patienceMs);
  });
}

/** Undefined while the server is away. */
async function query(where: Address, login: Login, asked: pg.QueryConfig): Promise<readonly unknown[] | undefined> {
  const client = new pg.Client({ ...where, ...login, ssl: false, types });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(asked)).rows;
  } catch (error) {
    if (isAway(error)) return undefined;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
