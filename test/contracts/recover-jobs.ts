import assert from "node:assert/strict";
import type { Instant } from "../../src/domain/ids.ts";
import type { Jobs } from "../../src/ports/jobs.ts";
import { at } from "../build/ids.ts";
import { FakeClock } from "../fakes/fake-clock.ts";

/** One store, and how a process opens its jobs. */
export interface JobsPlace {
  open(clock: FakeClock): Promise<Jobs>;
  remove(): Promise<void>;
  /** Whether several processes may be bots on it: then nobody releases the leases of others. */
  readonly isShared?: true;
}

/** What {@link Jobs} promise to a process that starts, or whose clock was set. */
export function recoverJobsContract(makePlace: () => JobsPlace): void {
  const hour = 3_600_000;
  let clock: FakeClock;
  let place: JobsPlace;
  let jobs: Jobs;

  beforeEach(async () => {
    clock = new FakeClock();
    place = makePlace();
    jobs = await place.open(clock);
  });
  afterEach(() => place.remove());

  const enqueue = (key: string, due: Instant) => jobs.enqueue({ task: { kind: "check-guests" }, due, key });
  const claim = (from: Jobs, limit = 10) => from.claim(clock.now(), clock.later(20_000), limit);
  /** The keys of the jobs that are due now; they are done by that. */
  async function doDue(): Promise<readonly (string | undefined)[]> {
    const due = await claim(jobs);
    for (const job of due) await jobs.finish(job, clock.now());
    return due.map(({ key }) => key);
  }
  /** What is due after so many milliseconds from now, and wasn't a millisecond before. */
  async function dueAfter(milliseconds: number): Promise<readonly (string | undefined)[]> {
    await clock.advance(milliseconds - 1);
    assert.deepEqual(await doDue(), []);
    await clock.advance(1);
    return doDue();
  }

  it("releases what another process held, if there can be one bot only, and nothing of its own", async () => {
    if (place.isShared) return; // `two-instances.test.ts`
    const dead = await place.open(clock);
    await enqueue("theirs", at("09:00"));
    await enqueue("ours", at("10:00"));
    const [theirs] = await claim(dead, 1);
    await claim(jobs, 1);
    await jobs.recover(clock.now());
    const again = await claim(jobs);
    assert.deepEqual(
      again.map(({ key, attempt }) => [key, attempt]),
      [["theirs", 2]],
    );
    assert.ok(theirs);
    await dead.finish(theirs, clock.now());
    assert.deepEqual(await claim(jobs), []);
    await clock.advance(20_000);
    assert.equal((await claim(jobs)).length, 2);
  });

  it("holds jobs for longer while they are renewed, and not any more once they are given back", async () => {
    await enqueue("one", at("10:00"));
    const held = await claim(jobs);
    await clock.advance(15_000);
    await jobs.renew(held, clock.later(20_000));
    assert.deepEqual(await dueAfter(20_000), ["one"]);
    await enqueue("one", clock.now());
    const [job, ...more] = await claim(jobs);
    assert.ok(job && more.length === 0);
    await jobs.postpone(job, clock.later(1_000), "unexpected");
    await jobs.renew([job], clock.later(60_000));
    assert.deepEqual(await dueAfter(1_000), ["one"]);
  });

  it("renews nothing that another process has taken over", async () => {
    const other = await place.open(clock);
    await enqueue("one", at("10:00"));
    const held = await claim(jobs);
    await clock.advance(20_000);
    assert.equal((await claim(other)).length, 1);
    await jobs.renew(held, clock.later(60_000));
    assert.deepEqual(await dueAfter(20_000), ["one"]);
  });

  it("leaves due what is due, and waiting what waits", async () => {
    await enqueue("now", at("10:00"));
    await enqueue("later", at("10:05"));
    await jobs.recover(clock.now());
    assert.deepEqual(await doDue(), ["now"]);
  });

  it("lets no job wait for a clock that went back: each waits as long as it was to wait when it was stored", async () => {
    clock.jump(hour);
    await enqueue("now", clock.now());
    await enqueue("in a day", clock.later(24 * hour));
    clock.jump(-hour);
    await jobs.recover(clock.now());
    assert.deepEqual(await doDue(), ["now"]);
    assert.deepEqual(await dueAfter(24 * hour), ["in a day"]);
  });

  it("does so with postponed jobs and with those that are queued again", async () => {
    clock.jump(hour);
    for (const key of ["postponed", "throttled", "again"]) await enqueue(key, clock.now());
    const [postponed, throttled, again] = await claim(jobs);
    assert.ok(postponed && throttled && again);
    await jobs.postpone(postponed, clock.later(30_000), "unexpected");
    await jobs.postpone(throttled, clock.later(90_000), "throttled", { notBefore: clock.later(80_000), probeBy: clock.later(10_000) });
    await jobs.finish(again, clock.now(), clock.later(60_000));
    clock.jump(-hour);
    await jobs.recover(clock.now());
    assert.deepEqual(await dueAfter(30_000), ["postponed"]);
    assert.deepEqual(await dueAfter(30_000), ["again"]);
    assert.deepEqual(await dueAfter(20_000), ["throttled"]);
  });

  it("changes nothing for jobs that were stored before the clock went ahead", async () => {
    await enqueue("in a day", clock.later(24 * hour));
    clock.jump(hour);
    clock.jump(-hour);
    await clock.advance(1);
    await jobs.recover(clock.now());
    assert.deepEqual(await dueAfter(24 * hour - 1), ["in a day"]);
  });

  it("leaves a job dead that was given up while the clock was ahead", async () => {
    clock.jump(hour);
    await enqueue("dead", clock.now());
    const [job] = await claim(jobs);
    assert.ok(job);
    await jobs.bury(job, clock.now(), "teams-refused");
    clock.jump(-hour);
    await jobs.recover(clock.now());
    assert.deepEqual(await doDue(), []);
    await enqueue("dead", clock.now());
    const again = await claim(jobs); // only a dead job begins from the start
    assert.deepEqual(
      again.map(({ attempt }) => attempt),
      [1],
    );
  });

  it("keeps the earlier of two moments with the time at which it was stored", async () => {
    await enqueue("one", clock.later(30_000));
    clock.jump(hour);
    await enqueue("one", clock.later(0));
    await enqueue("two", clock.later(0));
    await enqueue("two", clock.later(30_000));
    clock.jump(-hour);
    await jobs.recover(clock.now());
    assert.deepEqual(await doDue(), ["two"]);
    assert.deepEqual(await dueAfter(30_000), ["one"]);
  });
}
