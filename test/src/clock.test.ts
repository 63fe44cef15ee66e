import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { systemClock } from "../../src/clock.ts";

describe("systemClock", () => {
  it("returns moments that have the same order as text and in time", () => {
    const [past, now, future] = [systemClock.later(-60_000), systemClock.now(), systemClock.later(60_000)];
    assert.match(now, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.deepEqual(
      [future, past, now].toSorted((a, b) => (a < b ? -1 : 1)),
      [past, now, future],
    );
    assert.ok(Math.abs(systemClock.millisecondsSince(past) - 60_000) < 5_000);
    assert.ok(systemClock.millisecondsSince(future) < 0);
  });

  it("makes ids that are UUIDs and differ, and random numbers within 0 and 1", () => {
    const ids = [systemClock.newId(), systemClock.newId()];
    assert.ok(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)));
    assert.notEqual(ids[0], ids[1]);
    const random = systemClock.random();
    assert.ok(random >= 0 && random < 1);
  });

  it("waits, and stops waiting when told to", async () => {
    await systemClock.wait(1);
    const stop = new AbortController();
    const waiting = systemClock.wait(60_000, stop.signal);
    stop.abort(new Error("stopping"));
    await assert.rejects(waiting, { message: "stopping" });
    await assert.rejects(systemClock.wait(60_000, stop.signal), { message: "stopping" });
  });

  it("leaves nothing on the signal of a wait that is over", async () => {
    const { signal } = new AbortController();
    await systemClock.wait(1, signal);
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  });
});
