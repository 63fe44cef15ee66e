import assert from "node:assert/strict";
import type { Pool } from "pg";
import { steadyPool } from "../../../../../src/adapters/store/postgres/steady-pool.ts";

const refused = () => Object.assign(new Error("the database system is starting up"), { code: "57P03" });

describe("steadyPool", () => {
  const released: boolean[] = [];
  let waits: number[];
  const clock = {
    random: () => 0.5,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  beforeEach(() => {
    released.length = 0;
    waits = [];
  });

  /** A pool with one client; its answers are given one by one. */
  function poolOf(connects: readonly (Error | "client")[], answers: readonly unknown[] = []) {
    const [toConnect, toAnswer] = [[...connects], [...answers]];
    let asked = 0;
    const client = {
      release: (isBroken: boolean) => released.push(isBroken),
      query: async () => {
        asked += 1;
        const answer = toAnswer.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
    const pool = {
      options: {},
      connect: async () => {
        const next = toConnect.shift();
        if (next instanceof Error) throw next;
        return client;
      },
    };
    return { pool: steadyPool(pool as unknown as Pool, clock), asked: () => asked };
  }

  it("asks again for a connection that can't be had for a moment, a little later each time", async () => {
    const { pool } = poolOf([refused(), refused(), refused(), refused(), "client"]);
    await pool.connect();
    assert.deepEqual(waits, [30, 60, 90, 120]);
  });

  it("gives up after five times", async () => {
    const { pool } = poolOf([refused(), refused(), refused(), refused(), refused(), "client"]);
    await assert.rejects(pool.connect(), { code: "57P03" });
  });

  it("doesn't ask again where that changes nothing", async () => {
    const { pool } = poolOf([Object.assign(new Error("wrong password"), { code: "28P01" }), "client"]);
    await assert.rejects(pool.connect(), { code: "28P01" });
    assert.deepEqual(waits, []);
  });

  it("gives a connection back that has answered, also with an error", async () => {
    const { pool } = poolOf(["client"], [{ rows: [] }, new Error("wrong SQL"), { rows: [1] }]);
    const client = await pool.connect();
    await client.query("select", []);
    await assert.rejects(client.query("selct", []), /wrong SQL/);
    await client.query("select", []);
    client.release();
    assert.deepEqual(released, [false]);
  });

  it("sends nothing more over a connection that doesn't answer, and gives it up", async () => {
    const { pool, asked } = poolOf(["client"], [new Error("Query read timeout"), { rows: [] }]);
    const client = await pool.connect();
    await assert.rejects(client.query("update", []), /Query read timeout/);
    await assert.rejects(client.query("rollback", []), /Query read timeout/);
    client.release();
    assert.deepEqual([asked(), released], [1, [true]]);
  });

  it("has the same client for the same connection, as kysely expects", async () => {
    const { pool } = poolOf(["client", "client"]);
    assert.equal(await pool.connect(), await pool.connect());
  });
});
