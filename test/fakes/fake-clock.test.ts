import assert from "node:assert/strict";
import { FakeClock } from "./fake-clock.ts";

describe("FakeClock", () => {
  it("stands still until it is moved", async () => {
    const clock = new FakeClock({ now: "2026-11-20T10:00:00.000Z" });
    assert.equal(clock.now(), "2026-11-20T10:00:00.000Z");
    await clock.advance(1_500);
    assert.equal(clock.now(), "2026-11-20T10:00:01.500Z");
    assert.equal(clock.later(-500), "2026-11-20T10:00:01.000Z");
    assert.equal(clock.millisecondsSince(clock.later(-500)), 500);
  });

  it("counts ids up and answers the same random number", () => {
    const clock = new FakeClock({ random: 0.25 });
    assert.deepEqual([clock.newId(), clock.newId()], ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"]);
    assert.equal(clock.random(), 0.25);
  });

  it("can be set to another time, which no wait notices", async () => {
    const clock = new FakeClock({ now: "2026-11-20T10:00:00.000Z" });
    const waited = clock.wait(200);
    clock.jump(-60_000);
    assert.equal(clock.now(), "2026-11-20T09:59:00.000Z");
    await clock.advance(199);
    assert.equal(clock.waiting, 1);
    await clock.advance(1);
    await waited;
  });

  it("ends waits in their order, each at its moment, including those that begin meanwhile", async () => {
    const clock = new FakeClock();
    const start = clock.now();
    const heard: unknown[] = [];
    async function wait(name: string, milliseconds: number): Promise<void> {
      await clock.wait(milliseconds);
      heard.push([name, clock.millisecondsSince(start)]);
    }
    const later = wait("later", 200);
    const twice = wait("first", 100).then(() => wait("second", 50));
    const tooLate = clock.wait(301);
    await clock.advance(300);
    assert.deepEqual(heard, [
      ["first", 100],
      ["second", 150],
      ["later", 200],
    ]);
    assert.deepEqual([clock.waiting, clock.millisecondsSince(start)], [1, 300]);
    await clock.advance(1);
    await Promise.all([later, twice, tooLate]);
  });

  it("rejects a wait that is aborted, before it begins or during it", async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    const waiting = clock.wait(100, stop.signal);
    stop.abort(new Error("stopping"));
    await assert.rejects(waiting, /stopping/);
    await assert.rejects(clock.wait(100, stop.signal), /stopping/);
    assert.equal(clock.waiting, 0);
  });
});
