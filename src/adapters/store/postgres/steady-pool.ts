import type { PostgresPool } from "kysely";
import type { Pool, PoolClient } from "pg";
import type { Clock } from "../../../ports/clock.ts";
import { isLost } from "./postgres-failure.ts";

const attempts = 5;
/** Milliseconds; each pause is between this times the attempt and twice as long. */
const pauseMs = 20;

/**
 * The pool for kysely. A connection that was lost, or that a server refuses while it starts, is asked for again for some tenths of a second:
 * nothing has happened yet.
 */
export function steadyPool(pool: Pool, clock: Pick<Clock, "wait" | "random">): PostgresPool {
  async function connect(attempt = 1): Promise<PoolClient> {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isLost(error) || attempt === attempts) throw error;
      await clock.wait(pauseMs * attempt * (1 + clock.random()));
      return connect(attempt + 1);
    }
  }
  return { connect: () => connect(), end: () => pool.end(), options: pool.options };
}
