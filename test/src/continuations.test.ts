import assert from "node:assert/strict";
import { createContinuations } from "../../src/continuations.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

function world() {
  const clock = new FakeClock();
  const log = new RecordingLog();
  return { clock, log, continuations: createContinuations({ clock, log }) };
}

describe("createContinuations", () => {
  it("gives the result of work that is in time", async () => {
    const { clock, continuations } = world();
    const work = Promise.withResolvers<string>();
    const answer = continuations.within(work.promise, 2_500);
    await clock.advance(2_499);
    work.resolve("invited");
    assert.equal(await answer, "invited");
    await clock.advance(10_000);
    assert.equal(clock.waiting, 0);
  });

  it("lets the caller see why work failed in time", async () => {
    const { log, continuations } = world();
    await assert.rejects(continuations.within(Promise.reject(new Error("down")), 2_500), /down/);
    assert.deepEqual(log.codes, []);
  });

  it("answers late after the given time, and the work goes on", async () => {
    const { clock, continuations } = world();
    const work = Promise.withResolvers<string>();
    const answer = continuations.within(work.promise, 2_500);
    await clock.advance(2_500);
    assert.equal(await answer, "late");
    work.resolve("invited");
    assert.equal(await continuations.within(work.promise, 2_500), "invited");
  });

  it("says so in the log when work that was carried on fails", async () => {
    const { log, continuations } = world();
    const failure = new Error("store down");
    continuations.carryOn(Promise.reject(failure));
    await continuations.settle();
    assert.deepEqual([log.codes, log.failures], [["continuation-failed"], [failure]]);
  });

  it("settles when all work that was carried on has ended, and not before", async () => {
    const { clock, continuations } = world();
    const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    for (const { promise } of [one, two]) continuations.carryOn(promise);
    let settled = false;
    const settling = continuations.settle().then(() => {
      settled = true;
    });
    one.resolve();
    await clock.advance(0);
    assert.equal(settled, false);
    two.resolve();
    await settling;
  });

  it("lets turns wait for their own work while a hundred others go on, and answers late again afterwards", async () => {
    const { clock, continuations } = world();
    const late = Promise.withResolvers<void>();
    for (let others = 0; others < 100; others += 1) continuations.carryOn(late.promise);
    const own = Promise.withResolvers<string>();
    const answer = continuations.within(own.promise, 2_500);
    await clock.advance(60_000);
    own.resolve("waited for");
    assert.equal(await answer, "waited for");
    late.resolve();
    await continuations.settle();
    const next = continuations.within(new Promise(() => undefined), 2_500);
    await clock.advance(2_500);
    assert.equal(await next, "late");
  });
});
