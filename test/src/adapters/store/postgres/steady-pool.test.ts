import assert from "node:assert/strict";
import type { Pool } from "pg";
import { steadyPool } from "../../../../../src/adapters/store/postgres/steady-pool.ts";

const refused = () => Object.assign(new Error("the database system is starting up"), { code: "57P03" });

describe("steadyPool", () => {
  let waits: number[];
  const clock = {
    random: () => 0.5,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  beforeEach(() => {
    waits = [];
  });

  /** A pool that gives these, one after the other. */
  function poolOf(...connects: readonly (Error | "client")[]) {
    const left = [...connects];
    const connect = async () => {
      const next = left.shift();
      if (next instanceof Error) throw next;
      return {};
    };
    return steadyPool({ options: {}, connect } as unknown as Pool, clock);
  }

  it("asks again for a connection that can't be had for a moment, a little later each time", async () => {
    const pool = poolOf(refused(), refused(), refused(), refused(), "client");
    await pool.connect();
    assert.deepEqual(waits, [30, 60, 90, 120]);
  });

  it("gives up after five times", async () => {
    const pool = poolOf(refused(), refused(), refused(), refused(), refused(), "client");
    await assert.rejects(pool.connect(), { code: "57P03" });
  });

  it("doesn't ask again where that changes nothing", async () => {
    const pool = poolOf(Object.assign(new Error("wrong password"), { code: "28P01" }), "client");
    await assert.rejects(pool.connect(), { code: "28P01" });
    assert.deepEqual(waits, []);
  });
});
