import assert from "node:assert/strict";
import { retryWhileBusy } from "../../../../../src/adapters/store/sqlite/retry-while-busy.ts";
import { GuestlistError } from "../../../../../src/errors.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";

const busy = Object.assign(new Error("database is locked"), { errcode: 5 });

describe("retryWhileBusy", () => {
  const clock = new FakeClock({ random: 0 });
  let tried = 0;
  const failing = (times: number, failure: Error) => () => {
    tried += 1;
    if (tried <= times) throw failure;
    return "done";
  };

  beforeEach(() => {
    tried = 0;
  });

  it("tries again after a pause while somebody else holds the lock, as SQLite or as we say it", async () => {
    for (const failure of [busy, new GuestlistError("store-unavailable", "locked", { cause: busy })]) {
      tried = 0;
      const result = retryWhileBusy(clock, failing(4, failure));
      for (const attempts of [1, 2, 3, 4]) {
        assert.equal(tried, attempts);
        await clock.advance(49);
        assert.equal(tried, attempts);
        await clock.advance(1);
      }
      assert.deepEqual([await result, tried], ["done", 5]);
    }
  });

  it("gives up with the failure after the fifth time", async () => {
    const result = assert.rejects(retryWhileBusy(clock, failing(9, busy)), busy);
    await clock.advance(1_000);
    await result;
    assert.deepEqual([tried, clock.waiting], [5, 0]);
  });

  it("doesn't repeat what failed otherwise", async () => {
    await assert.rejects(retryWhileBusy(clock, failing(1, new Error("full"))), { message: "full" });
    assert.equal(tried, 1);
  });
});
