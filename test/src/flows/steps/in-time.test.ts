import assert from "node:assert/strict";
import { inTime } from "../../../../src/flows/steps/in-time.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

describe("inTime", () => {
  it("gives the result of work that is in time, and keeps no timer", async () => {
    const clock = new FakeClock();
    const work = Promise.withResolvers<string>();
    const answer = inTime(clock, work.promise, 1_000);
    await clock.advance(999);
    work.resolve("there");
    assert.deepEqual([await answer, clock.waiting], ["there", 0]);
  });

  it("says that work is late, and fails as the work does in time", async () => {
    const clock = new FakeClock();
    const answer = inTime(clock, Promise.withResolvers().promise, 1_000);
    await clock.advance(1_000);
    assert.equal(await answer, "late");
    await assert.rejects(inTime(clock, Promise.reject(new Error("down")), 1_000), /down/);
  });
});
