import type { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers";
import { CompiledQuery, SelectQueryNode, SqliteDriver } from "kysely";
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
 * `commitTransaction` resolves only then. A query outside of them sees only what is on the disk, and everything that was committed before it: a
 * `select` is run by another connection, the reader, at once; without a reader, and for anything else, the group is committed first.
 *
 * SQLite's transaction begins with the write lock. Otherwise one that reads first and writes later would fail at once when another
 * connection wrote in between, whatever the time-out is (SQLITE_BUSY_SNAPSHOT). One caller at a time has the connection that writes.
 */
export class GroupedDriver extends SqliteDriver {
  readonly #database: DatabaseSync;
  readonly #clock: Clock;
  readonly #reader: SqliteDriver | undefined;
  #group: PromiseWithResolvers<void> | undefined;
  /** Resolves when the last caller that waits for the connection has given it back. */
  #lastTurn: Promise<void> = Promise.resolve();

  /** @param reader another connection to the same file (write-ahead log), which this driver closes, too */
  constructor(database: DatabaseSync, clock: Clock, reader?: DatabaseSync) {
    super({ database: asKyselyDatabase(database) });
    this.#database = database;
    this.#clock = clock;
    this.#reader = reader && new SqliteDriver({ database: asKyselyDatabase(reader) });
  }

  override async init(): Promise<void> {
    await super.init();
    await this.#reader?.init();
  }

  override async acquireConnection(): Promise<Turn> {
    return new Turn({
      take: () => this.#takeTurn(),
      reader: await this.#reader?.acquireConnection(),
      beforeAlone: () => this.#commit(),
      onFailure: (error) => this.#lose(error),
    });
  }

  async #takeTurn(): Promise<Taken> {
    const before = this.#lastTurn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#lastTurn = promise;
    await before;
    return { connection: await super.acquireConnection(), end: resolve };
  }

  override async releaseConnection(turn?: Turn): Promise<void> {
    turn?.end();
  }

  override async beginTransaction(turn: Turn): Promise<void> {
    turn.isMember = true;
    await turn.take();
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
    await this.#reader?.destroy();
    await super.destroy(); // the last one that is closed puts the log into the file
  }

  async #begin(turn: Turn): Promise<void> {
    await retryWhileBusy(this.#clock, () => turn.executeQuery(begin));
    this.#group = Promise.withResolvers();
    this.#group.promise.catch(() => undefined); // its members throw it
    setImmediate(() => void this.#commitInTurn());
  }

  async #commitInTurn(): Promise<void> {
    const { end } = await this.#takeTurn();
    await this.#commit().finally(end);
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

/** The connection that writes. */
interface Taken {
  readonly connection: DatabaseConnection;
  /** Gives it back. Doing it twice does no harm. */
  readonly end: () => void;
}

interface Rules {
  /** Waits until no other caller has the connection that writes. */
  readonly take: () => Promise<Taken>;
  readonly reader: DatabaseConnection | undefined;
  /** Before a query outside of transactions. */
  readonly beforeAlone: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** What a caller of kysely has: the connection that writes, from its first query that needs it until the end. */
class Turn implements DatabaseConnection {
  isMember = false;
  #taken: Promise<Taken> | undefined;
  readonly #rules: Rules;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  async take(): Promise<DatabaseConnection> {
    return (await (this.#taken ??= this.#rules.take())).connection;
  }

  end(): void {
    void this.#taken?.then(({ end }) => end());
    this.#taken = undefined;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#rules.reader && !this.isMember && SelectQueryNode.is(query.query)) return this.#rules.reader.executeQuery<Row>(query);
    const connection = await this.#prepared();
    try {
      return await connection.executeQuery<Row>(query);
    } catch (error) {
      this.#rules.onFailure(error);
      throw error;
    }
  }

  /** By the connection that writes: while rows are taken from the reader, its other queries would see nothing newer. */
  async *streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    yield* (await this.#prepared()).streamQuery<Row>(query, chunkSize);
  }

  async #prepared(): Promise<DatabaseConnection> {
    const connection = await this.take();
    if (!this.isMember) await this.#rules.beforeAlone();
    return connection;
  }
}
