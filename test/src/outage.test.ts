import assert from "node:assert/strict";
import { GuestlistError } from "../../src/errors.ts";
import type { ErrorCode } from "../../src/errors.ts";
import type { Instant } from "../../src/domain/ids.ts";
import { createWorker } from "../../src/worker.ts";
import type { Worker } from "../../src/worker.ts";
import { id } from "../build/ids.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

const second = 1_000;
const minute = 60 * second;
const tookMs = 300;

describe("jobs that wait for a remote", () => {
  let clock: FakeClock;
  let store: ReturnType<typeof memoryStore>;
  let worker: Worker | undefined;
  let isDown: boolean;
  let calls: Instant[];
  let done: string[];

  beforeEach(() => {
    isDown = true;
    calls = [];
    done = [];
  });
  afterEach(async () => {
    const stopped = worker?.stop();
    await clock.advance(minute);
    await stopped;
  });

  /** Every job calls the remote once, which takes a moment; while it is down, the call fails. */
  async function start(random: number, failure: () => GuestlistError): Promise<void> {
    clock = new FakeClock({ random });
    store = memoryStore(clock);
    worker = createWorker({
      jobs: store.jobs,
      clock,
      log: new RecordingLog(),
      async run({ key = "" }) {
        calls.push(clock.now());
        await clock.wait(tookMs);
        if (isDown) throw failure();
        done.push(key);
        return { kind: "done" };
      },
    });
    worker.start();
    await clock.advance(0);
  }

  async function enqueue(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const key = `job-${index}`;
      await store.jobs.enqueue({ task: { kind: "update-card", invitation: id(key) }, due: clock.now(), key });
    }
  }

  /** A short one, a long one, and some that end at any moment between two tries. */
  const outages = [5 * second, 20 * minute, ...Array.from({ length: 8 }, (_, index) => minute + index * 2.5 * second)];
  const codes = ["teams-unavailable", "directory-unavailable", "identity-unavailable", "throttled"] as const satisfies ErrorCode[];
  for (const code of codes) {
    it(`are done within 15 s after an outage of any length: ${code}`, async () => {
      await start(0.99, () => new GuestlistError(code, "down"));
      for (const outage of outages) {
        isDown = true;
        await enqueue(10);
        await clock.advance(outage);
        isDown = false;
        await clock.advance(15 * second);
        assert.equal(done.length, 10, `after ${outage / second} s`);
        done = [];
      }
    });
  }

  it("ask a remote that is down for long only now and then", async () => {
    await start(0.5, () => new GuestlistError("teams-unavailable", "down"));
    await enqueue(40);
    await clock.advance(10 * minute);
    calls = [];
    await clock.advance(10 * minute);
    assert.ok(calls.length <= 60 + 40 * 3, `${calls.length} calls`);
  });

  it("never come before the moment that the remote asked for", async () => {
    await start(0.5, () => new GuestlistError("throttled", "wait", { retryAfter: 90 }));
    await enqueue(8);
    await clock.advance(tookMs);
    calls = [];
    await clock.advance(90 * second - 1);
    assert.deepEqual(calls, []);
    isDown = false;
    await clock.advance(second);
    assert.equal(done.length, 8);
  });
});
