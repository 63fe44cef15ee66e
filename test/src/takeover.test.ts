import assert from "node:assert/strict";
import { createWorker } from "../../src/worker.ts";
import type { Worker } from "../../src/worker.ts";
import type { Jobs } from "../../src/ports/jobs.ts";
import type { JobOutcome } from "../../src/flows/steps/job-outcome.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import type { MemoryStore } from "../fakes/memory-store.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

const every = 30_000;

/** One store, two instances: `jobs.recover` is left out, because only an instance that has the store to itself releases all leases. */
describe("following the directory, with two instances", () => {
  let clock: FakeClock;
  let store: MemoryStore;
  let workers: Worker[];
  let ran: [string, number][];
  let running: Set<string>;

  beforeEach(async () => {
    clock = new FakeClock();
    store = memoryStore(clock);
    workers = [];
    ran = [];
    running = new Set();
    await store.jobs.enqueue({ task: { kind: "follow-directory" }, due: clock.now(), key: "follow-directory" });
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  });

  const seconds = () => (Date.parse(clock.now()) - Date.parse("2026-11-20T10:00:00.000Z")) / 1_000;

  /** An instance whose process can be killed: from then on nothing that it does reaches the store. */
  function start(name: string, run: () => Promise<JobOutcome>): { kill(): void; worker: Worker } {
    const own: Jobs = store.otherProcess();
    let isDead = false;
    const { promise: never } = Promise.withResolvers<never>();
    const alive =
      <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
      async (...given: Given) =>
        isDead ? never : call(...given);
    const jobs: Jobs = {
      enqueue: alive((job) => own.enqueue(job)),
      claim: alive((...given) => own.claim(...given)),
      renew: alive((...given) => own.renew(...given)),
      finish: alive((...given) => own.finish(...given)),
      bury: alive((...given) => own.bury(...given)),
      noteTellings: alive((...given) => own.noteTellings(...given)),
      postpone: alive((...given) => own.postpone(...given)),
      recover: async () => undefined,
      onWake: (listener) => own.onWake(listener),
    };
    const worker = createWorker({
      jobs,
      clock,
      log: new RecordingLog(),
      async run() {
        assert.deepEqual([...running], [], "two instances follow at the same time");
        running.add(name);
        ran.push([name, seconds()]);
        const outcome = await run();
        running.delete(name);
        return outcome;
      },
    });
    worker.start();
    const kill = () => {
      isDead = true;
      running.delete(name);
    };
    return { kill, worker };
  }

  const again = async (): Promise<JobOutcome> => ({ kind: "again", at: clock.later(every) });
  const hanging = async (): Promise<JobOutcome> => Promise.withResolvers<JobOutcome>().promise;

  it("is done by one of them at a time, as often as by one alone", async () => {
    for (const name of ["one", "two"]) workers.push(start(name, again).worker);
    await clock.advance(10 * every - 1);
    assert.equal(ran.length, 10);
  });

  it("is taken over within 20 seconds after the one that does it was killed, and not before", async () => {
    const one = start("one", hanging);
    await clock.advance(7_000);
    workers.push(start("two", again).worker);
    await clock.advance(3_400);
    one.kill();
    await clock.advance(20_000);
    assert.deepEqual(
      ran.map(([name]) => name),
      ["one", "two"],
    );
    const [, takenOver = 0] = ran.at(-1) ?? [];
    assert.ok(takenOver > 20 && takenOver <= 30.4, String(takenOver));
  });

  it("is handed over at once when the one that does it stops", async () => {
    const one = start("one", hanging);
    await clock.advance(0);
    workers.push(start("two", again).worker);
    await clock.advance(3_000);
    await one.worker.stop();
    running.delete("one");
    await clock.advance(500);
    assert.deepEqual(ran, [
      ["one", 0],
      ["two", 3.5],
    ]);
  });
});
