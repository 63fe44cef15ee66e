import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers";
import { CompiledQuery, SqliteDriver } from "kysely";
import type { DatabaseConnection, QueryResult } from "kysely";
import type { Clock } from "../../../ports/clock.ts";
import { retryWhileBusy } from "./retry-while-busy.ts";
import { asKyselyDatabase } from "./sqlite-statements.ts";

const begin = CompiledQuery.raw("begin immediate");
const commit = CompiledQuery.raw("commit");
const rollback = CompiledQuery.raw("rollback");
const beginMember = CompiledQuery.raw("savepoint member");
const endMember = CompiledQuery.raw("release member");
const undoMember = CompiledQuery.raw("rollback to member");

/**
 * Syncs transactions to the disk together that are ready at the same time: a sync takes longer than all other work of a transaction, and
 * blocks the process. Each is a savepoint of one transaction of SQLite, which is committed when the event loop has no more of them, and
 * `commitTransaction` resolves only then. A query outside of them commits first, so that nobody reads what isn't on the disk.
 *
 * SQLite's transaction begins with the write lock. Otherwise one that reads first and writes later would fail at once when another
 * connection wrote in between, whatever the time-out is (SQLITE_BUSY_SNAPSHOT). One caller at a time has the connection.
 */
export class GroupedDriver extends SqliteDriver {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  #group: PromiseWithResolvers<void> | undefined;
  /** Resolves when the last caller that waits for the connection has given it back. */
  #lastTurn: Promise<void> = Promise.resolve();

  constructor(database: DatabaseSync, clock: Clock) {
    super({ database: asKyselyDatabase(database) });
    this.#database = database;
    this.#clock = clock;
  }

  override async acquireConnection(): Promise<Turn> {
    const before = this.#lastTurn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#lastTurn = promise;
    await before;
    return new Turn(await super.acquireConnection(), resolve, {
      beforeAlone: () => this.#commit(),
      onFailure: (error) => this.#lose(error),
    });
  }

  override async releaseConnection(turn?: Turn): Promise<void> {
    turn?.end();
  }

  override async beginTransaction(turn: Turn): Promise<void> {
    turn.isMember = true;
    if (!this.#group) await this.#begin(turn);
    await turn.executeQuery(beginMember);
  }

  override async commitTransaction(turn: Turn): Promise<void> {
    await turn.executeQuery(endMember);
    const group = this.#group;
    turn.isMember = false;
    turn.end();
    await group?.promise;
  }

  /** Does nothing if SQLite has rolled back by itself, as it does when the disk is full: a rollback would hide the first error. */
  override async rollbackTransaction(turn: Turn): Promise<void> {
    const isLost = !turn.isMember || !this.#database.isOpen || !this.#database.isTransaction;
    if (!isLost) {
      await turn.executeQuery(undoMember);
      await turn.executeQuery(endMember);
      await this.#commit(); // nothing may be left that keeps the write lock for a moment
    }
    turn.isMember = false;
  }

  override async destroy(): Promise<void> {
    await this.#commitInTurn();
    await super.destroy();
  }

  async #begin(turn: Turn): Promise<void> {
    await retryWhileBusy(this.#clock, () => turn.executeQuery(begin));
    this.#group = Promise.withResolvers();
    this.#group.promise.catch(() => undefined); // its members throw it
    setImmediate(() => void this.#commitInTurn());
  }

  async #commitInTurn(): Promise<void> {
    const turn = await this.acquireConnection();
    await this.#commit().finally(() => turn.end());
  }

  async #commit(): Promise<void> {
    const group = this.#group;
    if (!group) return;
    this.#group = undefined;
    const connection = await super.acquireConnection();
    try {
      await connection.executeQuery(commit);
      group.resolve();
    } catch (error) {
      group.reject(error);
      if (this.#database.isOpen && this.#database.isTransaction) await connection.executeQuery(rollback);
    }
  }

  /** After a failure that made SQLite roll back all transactions of the group. */
  #lose(error: unknown): void {
    if (this.#database.isOpen && this.#database.isTransaction) return;
    this.#group?.reject(error);
    this.#group = undefined;
  }
}

interface Rules {
  /** Before a query outside of transactions. */
  beforeAlone(): Promise<void>;
  onFailure(error: unknown): void;
}

/** The connection, while one caller has it. */
class Turn implements DatabaseConnection {
  isMember = false;
  /** Gives the connection back. Doing it twice does no harm. */
  readonly end: () => void;
  readonly #connection: DatabaseConnection;
  readonly #rules: Rules;

  constructor(connection: DatabaseConnection, end: () => void, rules: Rules) {
    this.#connection = connection;
    this.end = end;
    this.#rules = rules;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (!this.isMember) await this.#rules.beforeAlone();
    try {
      return await this.#connection.executeQuery<Row>(query);
    } catch (error) {
      this.#rules.onFailure(error);
      throw error;
    }
  }

  async *streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    if (!this.isMember) await this.#rules.beforeAlone();
    yield* this.#connection.streamQuery<Row>(query, chunkSize);
  }
}
