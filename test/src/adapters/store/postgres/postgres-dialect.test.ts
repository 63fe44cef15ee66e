import assert from "node:assert/strict";
import { Kysely, sql } from "kysely";
import type { PostgresPool } from "kysely";
import { neverBegan, TranslatingPostgresDialect } from "../../../../../src/adapters/store/postgres/postgres-dialect.ts";

const begin = "start transaction isolation level read committed";
const terminated = () => new Error("Connection terminated unexpectedly");

describe("TranslatingPostgresDialect", () => {
  /** A database in which the named statements fail. */
  function failingAt(fails: Readonly<Record<string, () => Error>>) {
    const sent: string[] = [];
    const released: unknown[] = [];
    const client = {
      async query(text: string) {
        sent.push(text);
        const fail = fails[text];
        if (fail) throw fail();
        return { command: text.toUpperCase(), rowCount: 0, rows: [] };
      },
      release: (isBroken: unknown) => released.push(isBroken),
    };
    const pool = { connect: async () => client, end: async () => undefined, options: {} };
    const db = new Kysely<object>({ dialect: new TranslatingPostgresDialect({ pool: pool as unknown as PostgresPool }) });
    const work = () => db.transaction().execute((transaction) => sql`work`.execute(transaction));
    return { db, work, sent, released };
  }

  it("reports what failed, not that it couldn't be rolled back, and gives the connection up", async () => {
    const { work, sent, released } = failingAt({
      work: () => Object.assign(new Error("canceled"), { code: "57014" }),
      rollback: terminated,
    });
    await assert.rejects(work(), { code: "store-unavailable", message: /longer than DATABASE_STATEMENT_TIMEOUT_SECONDS/ });
    assert.deepEqual([sent, released], [[begin, "work", "rollback"], [true]]);
  });

  it("keeps a connection that has rolled back", async () => {
    const { work, released } = failingAt({ work: () => Object.assign(new Error("canceled"), { code: "57014" }) });
    await assert.rejects(work());
    assert.deepEqual(released, [false]);
  });

  it("knows whether a transaction began", async () => {
    const failureAt = async (place: string) => {
      try {
        await failingAt({ [place]: terminated }).work();
      } catch (error) {
        return neverBegan(error);
      }
      return undefined;
    };
    assert.deepEqual([await failureAt(begin), await failureAt("work"), await failureAt("commit")], [true, false, false]);
  });

  it("translates each statement's failure once, however often its connection is used", async () => {
    const { db } = failingAt({ work: terminated });
    for (let turn = 0; turn < 3; turn += 1) {
      await assert.rejects(sql`work`.execute(db), (error: Error) => error.cause instanceof Error && error.cause.cause === undefined);
    }
  });

  it("says what failed first in a transaction, when the next statement is refused for that", async () => {
    const aborted = () => Object.assign(new Error("current transaction is aborted"), { code: "25P02" });
    const { db } = failingAt({ work: () => new Error("wrong"), more: aborted });
    const twice = () =>
      db.transaction().execute(async (transaction) => {
        await sql`work`.execute(transaction).catch(() => undefined);
        await sql`more`.execute(transaction);
      });
    await assert.rejects(twice(), /^Error: wrong$/);
    const later = () => db.transaction().execute((transaction) => sql`more`.execute(transaction));
    await assert.rejects(later(), /current transaction is aborted/); // of another transaction on the same connection
  });
});
