import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { Kysely, sql } from "kysely";
import type { Dialect, TransactionBuilder } from "kysely";
import type { Pool } from "pg";
import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Log } from "../../../ports/log.ts";
import type { Engine } from "../engine.ts";
import { withStorableTexts } from "../storable-texts.ts";
import type { Tables } from "../tables.ts";
import { connectionSettings } from "./connection-settings.ts";
import type { PostgresSettings } from "./connection-settings.ts";
import { neverBegan, TranslatingPostgresDialect } from "./postgres-dialect.ts";
import { isInTheWay, isLost } from "./postgres-failure.ts";
import { steadyPool } from "./steady-pool.ts";

const attempts = 5;
/** Milliseconds; each pause is between this and twice as long. */
const pauseMs = 20;

interface Surroundings {
  readonly clock: Pick<Clock, "wait" | "random">;
  readonly log?: Log | undefined;
}

/**
 * Runs a transaction again, a limited number of times, when PostgreSQL has undone it because of others, or when its connection was lost before
 * it began. After a connection is lost later, nobody knows whether it was committed. Its work must be safe to run twice.
 */
class PostgresDatabase<T> extends Kysely<T> {
  readonly #clock: Surroundings["clock"];

  constructor(dialect: Dialect, clock: Surroundings["clock"]) {
    super({ dialect });
    this.#clock = clock;
  }

  override transaction(): TransactionBuilder<T> {
    const begin = () => super.transaction();
    const execute: TransactionBuilder<T>["execute"] = (work) => this.#again(() => begin().execute(work));
    return Object.assign(begin(), { execute });
  }

  async #again<Result>(run: () => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await run();
      } catch (error) {
        const isUndone = isInTheWay(error) || (neverBegan(error) && isLost(error));
        if (!isUndone || attempt === attempts) throw error;
        await this.#clock.wait(pauseMs * attempt * (1 + this.#clock.random()));
      }
    }
  }
}

/** An engine over any dialect of PostgreSQL. */
export function postgresEngine(dialect: Dialect, clock: Surroundings["clock"]): Engine {
  const db = new PostgresDatabase<Tables>(withStorableTexts(dialect), clock);
  let closed: Promise<void> | undefined;
  return {
    db,
    isShared: true,
    close: () => (closed ??= db.destroy()),
  };
}

/** Ids and counts are 64 bits wide in PostgreSQL; ours stay below 2^53. */
const int8 = 20;

/** The server ends a statement after its time-out: so many times as long without a byte, nobody is there any more. */
const patience = 1.5;

/**
 * A host that is gone, or a firewall that has forgotten the connection, closes nothing: a statement would wait for the system's own limit, a
 * quarter of an hour or more. Connections that nobody uses are closed before that.
 */
function endWhenSilent(stream: Duplex, milliseconds: number): void {
  if (!(stream instanceof Socket)) return;
  const error = Object.assign(new Error("the server is silent"), { code: "ETIMEDOUT" });
  stream.setTimeout(milliseconds, () => stream.destroy(error));
}

async function connectTo(url: string, settings: PostgresSettings, log: Log | undefined): Promise<Pool> {
  const { default: pg } = await import("pg"); // only those who use PostgreSQL load it
  const types = {
    getTypeParser: (id: number, format?: "text" | "binary") =>
      id === int8 && format !== "binary" ? Number : (pg.types.getTypeParser(id, format) as (text: string) => unknown),
  };
  const { statementTimeoutMs: idleTimeoutMillis } = settings;
  const pool = new pg.Pool({ ...connectionSettings(url, settings), types, idleTimeoutMillis, allowExitOnIdle: true });
  // Without a listener, a connection that breaks while it is used ends the process: the pool listens only to idle ones.
  pool.on("connect", (client) => client.on("error", () => undefined));
  pool.on("connect", (client) => endWhenSilent(client.connection.stream, settings.statementTimeoutMs * patience));
  pool.on("error", (error) => log?.warn("database-connection-lost", { error: error.message.slice(0, 200) }));
  return pool;
}

/**
 * Opens a database of a PostgreSQL server. It is asked once, so that a wrong address is found at the start.
 * @throws GuestlistError `config-invalid`, or `store-unavailable` with what to do
 */
export async function openPostgres(url: string, settings: PostgresSettings, { clock, log }: Surroundings): Promise<Engine> {
  const pool = await connectTo(url, settings, log);
  const engine = postgresEngine(new TranslatingPostgresDialect({ pool: steadyPool(pool, clock) }), clock);
  try {
    const { rows } = await sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(engine.db);
    if (rows[0]?.encoding !== "UTF8") {
      throw new GuestlistError("store-unavailable", "the database isn't in UTF8: make one with ENCODING 'UTF8'");
    }
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}
