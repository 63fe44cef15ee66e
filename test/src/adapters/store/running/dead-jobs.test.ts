import assert from "node:assert/strict";
import { at } from "../../../../build/ids.ts";
import { FakeClock } from "../../../../fakes/fake-clock.ts";
import { RecordingLog } from "../../../../fakes/recording-log.ts";
import type { Jobs } from "../../../../../src/ports/jobs.ts";
import { storeFile } from "../store-file.ts";
import type { StoreFile } from "../store-file.ts";

const future = `update jobs set task = '{"kind":"from-the-future"}' where key = 'future'`;
const readableAgain = `update jobs set task = '{"kind":"watch-gate"}' where key = 'future'`;
const minute = 60_000;

describe("a job that this version can't read", () => {
  let file: StoreFile;
  let clock: FakeClock;
  let log: RecordingLog;
  let jobs: Jobs;

  beforeEach(async () => {
    file = storeFile();
    clock = new FakeClock();
    log = new RecordingLog();
    ({ jobs } = await file.open({ clock, log }));
    await jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00"), key: "future" });
    file.sql(future);
  });
  afterEach(() => file.remove());

  const claim = async (by = jobs) => by.claim(clock.now(), clock.later(20_000), 10);
  const row = () => file.sql("select due, attempts, error from jobs where key = 'future'").map((columns) => ({ ...columns }))[0];
  const logged = () => log.codes.filter((code) => code.startsWith("job"));

  it("is left for others at once, and tried again later each time", async () => {
    const pauses: number[] = [];
    for (let tries = 0; tries < 10; tries++) {
      assert.deepEqual(await claim(), []);
      const pause = Date.parse(String(row()?.["due"])) - Date.parse(clock.now());
      pauses.push(pause / 1_000);
      await clock.advance(pause);
    }
    assert.deepEqual([pauses, logged()], [[1, 2, 4, 8, 16, 32, 64, 128, 256, 300], ["job-unreadable"]]);
  });

  it("is run by a newer version beside this one", async () => {
    await claim();
    const newer = await file.open({ clock });
    await clock.advance(1_000);
    file.sql(readableAgain);
    const [job = assert.fail()] = await claim(newer.jobs);
    assert.deepEqual([job.task, job.attempt], [{ kind: "watch-gate" }, 2]);
    await newer.jobs.finish(job, clock.now());
    assert.equal(row(), undefined);
  });

  it("is dead after twenty tries in about an hour, and doesn't keep others from being run", async () => {
    for (let minutes = 0; minutes < 100; minutes++) {
      await claim();
      await clock.advance(minute);
    }
    assert.deepEqual(row(), { due: "9999-12-31T23:59:59.999Z", attempts: 20, error: "store-corrupt" });
    assert.deepEqual(logged(), ["job-unreadable", "job-dead"]);
    await jobs.enqueue({ task: { kind: "watch-gate" }, due: clock.now() });
    assert.equal((await claim()).length, 1);
  });

  for (const [state, tries] of [
    ["waiting", 10],
    ["dead", 100],
  ] as const) {
    it(`is due at once when a version starts that can read it, even if it is ${state}; one that can't leaves it`, async () => {
      for (let minutes = 0; minutes < tries; minutes++) {
        await claim();
        await clock.advance(minute);
      }
      const before = row();
      await jobs.recover(clock.now());
      assert.deepEqual(row(), before);
      file.sql(readableAgain);
      await jobs.recover(clock.now());
      assert.deepEqual(
        (await claim()).map(({ key, attempt }) => [key, attempt]),
        [["future", 1]],
      );
    });
  }
});
