import type { PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";
import type { Clock } from "../../../ports/clock.ts";
import { isLost } from "./postgres-failure.ts";

const attempts = 5;
/** Milliseconds; each pause is between this times the attempt and twice as long. */
const pauseMs = 20;

/**
 * The pool for kysely. A connection that was lost, or that a server refuses while it starts, is asked for again for some tenths of a second:
 * nothing has happened yet. One that doesn't answer in time is given up, because its late answer would
 * be in the way of the next statement.
 */
export function steadyPool(pool: Pool, clock: Pick<Clock, "wait" | "random">): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>();

  async function connect(attempt = 1): Promise<PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isLost(error) || attempt === attempts) throw error;
      await clock.wait(pauseMs * attempt * (1 + clock.random()));
      return connect(attempt + 1);
    }
  }

  return {
    async connect() {
      const client = await connect();
      const known = clients.get(client) ?? givenUpWhenSilent(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

function givenUpWhenSilent(client: PoolClient): PostgresPoolClient {
  let silence: Error | undefined;
  const query = async (text: string, values: readonly unknown[]) => {
    if (silence) throw silence;
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      if (error instanceof Error && error.message === "Query read timeout") silence = error;
      throw error;
    }
  };
  return {
    query: query as unknown as PostgresPoolClient["query"],
    release: () => client.release(silence !== undefined),
  };
}
