import assert from "node:assert/strict";
import sinon from "sinon";
import type { Instant, InvitationId } from "../../src/domain/ids.ts";
import { never } from "../../src/domain/job-tries.ts";
import type { JobTask } from "../../src/domain/job.ts";
import { GuestlistError } from "../../src/errors.ts";
import type { JobOutcome } from "../../src/flows/steps/job-outcome.ts";
import type { ClaimedJob } from "../../src/ports/jobs.ts";
import { createWorker } from "../../src/worker.ts";
import type { Worker } from "../../src/worker.ts";
import { at, id } from "../build/ids.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

type Run = (job: ClaimedJob) => Promise<JobOutcome>;

const card = (invitation: string): JobTask => ({ kind: "update-card", invitation: id(invitation) });
const done: JobOutcome = { kind: "done" };

describe("createWorker", () => {
  let clock: FakeClock;
  let log: RecordingLog;
  let store: ReturnType<typeof memoryStore>;
  let worker: Worker | undefined;
  let ran: [InvitationId, Instant, attempt: number][];

  beforeEach(() => {
    clock = new FakeClock({ random: 0 });
    log = new RecordingLog();
    store = memoryStore(clock);
    ran = [];
  });

  afterEach(async () => worker?.stop());

  async function start(run: Run = async () => done): Promise<void> {
    const noted: Run = async (job) => {
      if (job.task.kind === "update-card") ran.push([job.task.invitation, clock.now(), job.attempt]);
      return run(job);
    };
    worker = createWorker({ jobs: store.jobs, clock, log, run: noted });
    worker.start();
    await clock.advance(0);
  }

  const enqueue = (name: string, due = clock.now()) => store.jobs.enqueue({ task: card(name), due, key: name });
  /** The stored jobs: key, moment and code of the last failure. */
  const left = () => store.storedJobs().map(({ key, due, error }) => [key, due, error]);

  it("runs what is due, and forgets it", async () => {
    await enqueue("one");
    await enqueue("two");
    await start();
    assert.deepEqual(ran, [
      ["one", at("10:00"), 1],
      ["two", at("10:00"), 1],
    ]);
    assert.deepEqual(left(), []);
  });

  it("is woken by a new job", async () => {
    await start();
    await clock.advance(100);
    await enqueue("one");
    await clock.advance(0);
    assert.deepEqual(ran, [["one", at("10:00:00.100"), 1]]);
  });

  it("polls twice a second for jobs that became due without a wake-up", async () => {
    await enqueue("one", at("10:00:02.100"));
    await start();
    await clock.advance(2_400);
    assert.deepEqual(ran, []);
    await clock.advance(100);
    assert.deepEqual(ran, [["one", at("10:00:02.500"), 1]]);
  });

  it("does nothing before it is started, and starts once", async () => {
    await enqueue("one");
    worker = createWorker({ jobs: store.jobs, clock, log, run: async () => done });
    await clock.advance(1_000);
    assert.equal(store.storedJobs().length, 1);
    worker.start();
    worker.start();
    await clock.advance(0);
    assert.deepEqual([store.storedJobs(), clock.waiting], [[], 1]);
  });

  it("enqueues a job that repeats for its next moment, with no attempts counted", async () => {
    await enqueue("one");
    await start(async () => (ran.length < 3 ? { kind: "again", at: clock.later(60_000) } : done));
    await clock.advance(120_000);
    assert.deepEqual(ran, [
      ["one", at("10:00"), 1],
      ["one", at("10:01"), 1],
      ["one", at("10:02"), 1],
    ]);
  });

  it("counts the attempts of a job that wants another try", async () => {
    await enqueue("one");
    await start(async () => (ran.length < 3 ? { kind: "retry", at: clock.later(2_000), why: "message-missing" } : done));
    assert.deepEqual(left(), [["one", at("10:00:02"), "message-missing"]]);
    await clock.advance(4_000);
    assert.deepEqual(ran, [
      ["one", at("10:00"), 1],
      ["one", at("10:00:02"), 2],
      ["one", at("10:00:04"), 3],
    ]);
  });

  it("tries a failed job again, ever later, up to five minutes", async () => {
    const pauses: number[] = [];
    const { postpone } = store.jobs;
    store.jobs.postpone = async (job, due, error) => {
      pauses.push(-clock.millisecondsSince(due) / 1_000);
      await postpone.call(store.jobs, job, due, error);
    };
    await enqueue("one");
    const failure = new TypeError("sam@fabrikam.com");
    await start(async () => Promise.reject(failure));
    await clock.advance(600_000);
    assert.deepEqual(pauses, [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 150, 150, 150]);
    assert.deepEqual(log.lines[1], { level: "error", code: "job-failed", job: "update-card", attempt: 2 });
    assert.deepEqual([log.failures[0], left()[0]?.[2]], [failure, "unexpected"]);
  });

  it("gives up what Teams refuses for good, after a few tries", async () => {
    await enqueue("one");
    await start(async () => Promise.reject(new GuestlistError("teams-refused", "Teams answered 413", { status: 413 })));
    await clock.advance(600_000);
    assert.deepEqual(left(), [["one", never, "teams-refused"]]);
    assert.deepEqual(log.codes, [...Array.from({ length: 4 }, () => "job-failed"), "job-given-up"]);
    await enqueue("one");
    await clock.advance(0);
    assert.deepEqual(ran.at(-1), ["one", at("10:10"), 1]);
  });

  it("waits as long as the other side asks", async () => {
    await enqueue("one");
    await start(async () => Promise.reject(new GuestlistError("throttled", "wait", { retryAfter: 90 })));
    assert.deepEqual(left(), [["one", at("10:01:30"), "throttled"]]);
  });

  it("spreads tries by chance, and never comes back before it was asked to", async () => {
    clock = new FakeClock({ random: 0.5 });
    store = memoryStore(clock);
    await enqueue("one");
    await start(async () => Promise.reject(new GuestlistError("teams-unavailable", "down", { retryAfter: 0 })));
    assert.deepEqual(left(), [["one", at("10:00:00.750"), "teams-unavailable"]]);
  });

  it("runs a job again that was wanted while it ran", async () => {
    await enqueue("one");
    await start(async () => {
      if (ran.length === 1) await enqueue("one");
      return done;
    });
    await clock.advance(0);
    assert.deepEqual(ran.length, 2);
    assert.deepEqual(left(), []);
  });

  it("lets no slow job hold up another, and runs eight at a time", async () => {
    const slow = Promise.withResolvers<JobOutcome>();
    for (let index = 0; index < 9; index++) await enqueue(`slow-${index}`);
    await start(async () => slow.promise);
    assert.equal(ran.length, 8);
    await clock.advance(5_000);
    assert.equal(ran.length, 8);
    slow.resolve(done);
    await clock.advance(0);
    assert.deepEqual([ran.length, left()], [9, []]);
  });

  it("gives a freed place to the next at once", async () => {
    const slow = Promise.withResolvers<JobOutcome>();
    for (let index = 0; index < 9; index++) await enqueue(`job-${index}`);
    const first = Promise.withResolvers<JobOutcome>();
    await start(async ({ key }) => (key === "job-0" ? first.promise : slow.promise));
    first.resolve(done);
    await clock.advance(0);
    assert.deepEqual(ran.map(([name]) => name).at(-1), "job-8");
    slow.resolve(done);
  });

  it("gives two places that get free during a claim to the next two at once", async () => {
    const ends = Array.from({ length: 10 }, () => Promise.withResolvers<JobOutcome>());
    for (const index of ends.keys()) await enqueue(`slow-${index}`);
    await start(async () => ends[ran.length - 1]?.promise ?? done);
    const { claim } = store.jobs;
    sinon.replace(store.jobs, "claim", async (...asked) => {
      ends[1]?.resolve(done);
      await new Promise(setImmediate);
      return claim.apply(store.jobs, asked);
    });
    ends[0]?.resolve(done);
    for (let turn = 0; turn < 5; turn += 1) await clock.advance(0);
    const started = ran.length;
    for (const end of ends) end.resolve(done);
    assert.equal(started, 10);
  });

  it("asks once for the jobs that a change makes due, and not again when they have ended", async () => {
    await start();
    const claims = sinon.spy(store.jobs, "claim");
    await enqueue("later", at("10:01"));
    await clock.advance(0);
    assert.equal(claims.callCount, 0);
    await Promise.all([enqueue("one"), enqueue("two")]);
    await clock.advance(0);
    assert.deepEqual([ran.length, claims.callCount], [2, 1]);
  });

  it("takes over a dead predecessor's job at once", async () => {
    await enqueue("one");
    await store.otherProcess().claim(clock.now(), clock.later(120_000), 1);
    await start();
    assert.deepEqual(ran, [["one", at("10:00"), 2]]);
  });

  it("releases what a dead predecessor held as soon as the store allows it", async () => {
    const { recover } = store.jobs;
    store.jobs.recover = async () => Promise.reject(new GuestlistError("store-unavailable", "locked"));
    await enqueue("one");
    await store.otherProcess().claim(clock.now(), clock.later(120_000), 1);
    await start();
    store.jobs.recover = recover;
    await clock.advance(500);
    assert.deepEqual(ran, [["one", at("10:00:00.500"), 2]]);
  });

  it("takes over a job of another worker when its lease expires", async () => {
    await start();
    await enqueue("one", clock.later(0));
    const claimed = await store.otherProcess().claim(clock.now(), clock.later(20_000), 1);
    assert.equal(claimed.length, 1);
    await clock.advance(19_999);
    assert.deepEqual(ran, []);
    await clock.advance(1);
    assert.deepEqual(ran, [["one", at("10:00:20"), 2]]);
  });

  it("holds a job for 16 s, and longer while it runs, also while the worker stops", async () => {
    const slow = Promise.withResolvers<JobOutcome>();
    await enqueue("one");
    await start(async () => slow.promise);
    const taken = async () => (await store.otherProcess().claim(clock.now(), clock.later(1), 1)).length;
    const heldUntil = () => store.storedJobs()[0]?.lease?.until;
    assert.equal(heldUntil(), at("10:00:16"));
    await clock.advance(300_000);
    assert.deepEqual([await taken(), ran.length], [0, 1]);
    const stopping = worker?.stop();
    await clock.advance(300_000);
    assert.equal(await taken(), 0);
    slow.resolve(done);
    await stopping;
  });

  for (const [how, by] of [
    ["forward", 3_600_000],
    ["back", -3_600_000],
  ] as const) {
    it(`runs no job twice because the clock is set ${how}`, async () => {
      const slow = Promise.withResolvers<JobOutcome>();
      await enqueue("one");
      await start(async () => slow.promise);
      clock.jump(by);
      await clock.advance(60_000);
      assert.equal(ran.length, 1);
      const other = store.otherProcess();
      assert.deepEqual(await other.claim(clock.now(), clock.later(1), 1), []);
      assert.equal(clock.millisecondsSince(store.storedJobs()[0]?.lease?.until ?? clock.now()) <= -11_000, true);
      slow.resolve(done);
    });
  }

  it("leaves no job waiting for a clock that went back while it runs", async () => {
    await start(async () => (ran.length < 3 ? { kind: "again", at: clock.later(30_000) } : done));
    clock.jump(3_600_000);
    await enqueue("one");
    await clock.advance(0);
    assert.deepEqual(ran, [["one", at("11:00"), 1]]);
    clock.jump(-3_600_000);
    await clock.advance(30_500);
    assert.deepEqual(ran.slice(1), [["one", at("10:00:30.500"), 1]]);
  });

  it("stops when what runs has ended, and takes nothing new", async () => {
    const slow = Promise.withResolvers<JobOutcome>();
    await enqueue("one");
    await start(async () => slow.promise);
    let stopped = false;
    const stopping = worker?.stop().then(() => {
      stopped = true;
    });
    await enqueue("two");
    await clock.advance(10_000);
    assert.equal(stopped, false);
    slow.resolve(done);
    await stopping;
    assert.deepEqual(left(), [["two", at("10:00"), undefined]]);
    assert.equal(clock.waiting, 0);
  });

  it("calls what is to be done in every round, also while it stops, and claims nothing when that fails", async () => {
    const slow = Promise.withResolvers<JobOutcome>();
    const rounds: string[] = [];
    let failure: Error | undefined;
    const everyRound = async () => (rounds.push(clock.now()), failure ? Promise.reject(failure) : undefined);
    worker = createWorker({ jobs: store.jobs, clock, log, run: async () => slow.promise, everyRound });
    worker.start();
    await clock.advance(1_000);
    assert.deepEqual(rounds, [at("10:00"), at("10:00:00.500"), at("10:00:01")]);
    failure = new GuestlistError("store-unavailable", "full");
    await enqueue("one");
    await clock.advance(500);
    assert.deepEqual([store.storedJobs()[0]?.attempts, log.codes], [0, ["jobs-not-claimed"]]);
    failure = undefined;
    await clock.advance(500);
    const stopping = worker.stop();
    await clock.advance(1_000);
    assert.equal(rounds.at(-1), at("10:00:03"));
    slow.resolve(done);
    await stopping;
  });

  it("stops without waiting for jobs that only read: they are left to the next process", async () => {
    const { promise: endless } = Promise.withResolvers<JobOutcome>();
    await store.jobs.enqueue({ task: { kind: "follow-directory" }, due: at("09:00"), key: "follow" });
    await start(async () => endless);
    await worker?.stop();
    assert.deepEqual([left(), log.codes], [[["follow", at("10:00"), "interrupted"]], []]);
    assert.equal((await store.otherProcess().claim(clock.now(), clock.later(1), 1)).length, 1);
  });

  it("says nothing about what becomes of such a job after that", async () => {
    const run = Promise.withResolvers<JobOutcome>();
    await store.jobs.enqueue({ task: { kind: "check-guests" }, due: at("09:00"), key: "check" });
    await start(async () => run.promise);
    await worker?.stop();
    run.reject(new GuestlistError("store-unavailable", "the database is closed"));
    await clock.advance(0);
    assert.deepEqual([left(), log.codes], [[["check", at("10:00"), "interrupted"]], []]);
  });

  it("starts nothing that it claimed while it was stopped", async () => {
    await enqueue("one");
    const { claim } = store.jobs;
    const reached = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    store.jobs.claim = async (...given) => {
      reached.resolve();
      await answer.promise;
      return claim.apply(store.jobs, given);
    };
    await start();
    await reached.promise;
    const stopping = worker?.stop();
    answer.resolve();
    await stopping;
    assert.deepEqual([ran, left()], [[], [["one", at("10:00"), "interrupted"]]]);
  });

  it("stops also when it was never started: nothing wakes it any more, and it can't be started", async () => {
    const idle = createWorker({ jobs: store.jobs, clock, log, run: async () => assert.fail("a job ran") });
    const claims = sinon.spy(store.jobs, "claim");
    await idle.stop();
    idle.start();
    await enqueue("one");
    await clock.advance(10_000);
    assert.deepEqual([claims.callCount, left().length], [0, 1]);
  });

  it("continues at the next poll when the store can't be used, and says so now and then and when it is over", async () => {
    const { claim } = store.jobs;
    const failure = new GuestlistError("store-unavailable", "full");
    store.jobs.claim = async () => Promise.reject(failure);
    await enqueue("one");
    await start();
    assert.deepEqual([log.codes, log.failures], [["jobs-not-claimed"], [failure]]);
    await clock.advance(59_500);
    assert.equal(log.codes.length, 1);
    await clock.advance(500);
    assert.equal(log.codes.length, 2);
    store.jobs.claim = claim;
    await clock.advance(500);
    assert.deepEqual([ran.length, log.codes], [1, ["jobs-not-claimed", "jobs-not-claimed", "jobs-claimed-again"]]);
    await clock.advance(500);
    assert.equal(log.codes.length, 3);
  });

  describe("when the store can't record an outcome", () => {
    function failing(error: Error): () => Promise<void> {
      return async () => {
        throw error;
      };
    }
    const full = failing(new GuestlistError("store-unavailable", "full"));
    let working: Pick<typeof store.jobs, "finish" | "postpone" | "claim">;
    beforeEach(() => {
      const { finish, postpone, claim } = store.jobs;
      working = { finish, postpone, claim };
    });

    it("records it at the first poll at which it can, and doesn't run the job again", async () => {
      await enqueue("one");
      Object.assign(store.jobs, { finish: full, claim: working.claim });
      await start();
      await clock.advance(90_000);
      assert.deepEqual([ran.length, log.codes], [1, ["job-not-recorded", "jobs-not-claimed", "jobs-not-claimed"]]);
      Object.assign(store.jobs, working);
      await enqueue("two");
      await clock.advance(500);
      assert.deepEqual([ran.map(([name]) => name), left()], [["one", "two"], []]);
      assert.equal(log.codes.at(-1), "jobs-claimed-again");
    });

    it("tries a failed job again soon after it can", async () => {
      await enqueue("one");
      Object.assign(store.jobs, { postpone: full });
      await start(async () => (ran.length === 1 ? Promise.reject(new TypeError("broken")) : done));
      await clock.advance(60_000);
      Object.assign(store.jobs, working);
      await clock.advance(1_000);
      assert.deepEqual([ran.map(([, when]) => when), left()], [[at("10:00"), at("10:01:00.500")], []]);
    });

    it("stops all the same", async () => {
      await enqueue("one");
      Object.assign(store.jobs, { finish: full });
      await start();
      const stopped = worker?.stop();
      await clock.advance(500);
      await stopped;
      assert.deepEqual([ran.length, clock.waiting], [1, 0]);
    });

    it("isn't held up by a job whose outcome can't be recorded later, either", async () => {
      await enqueue("one");
      Object.assign(store.jobs, { finish: full });
      await start();
      Object.assign(store.jobs, { finish: failing(new TypeError("broken")) });
      await clock.advance(500);
      Object.assign(store.jobs, working);
      await enqueue("two");
      await clock.advance(0);
      assert.deepEqual([ran.length, log.codes], [2, ["job-not-recorded", "job-not-recorded"]]);
    });

    it("leaves the job to its lease for any other reason, and continues with others", async () => {
      await enqueue("one");
      Object.assign(store.jobs, { finish: failing(new TypeError("broken")) });
      await start();
      assert.deepEqual(log.codes, ["job-not-recorded"]);
      Object.assign(store.jobs, working);
      await enqueue("two");
      await clock.advance(0);
      assert.deepEqual(
        ran.map(([name]) => name),
        ["one", "two"],
      );
      await clock.advance(20_000);
      assert.deepEqual([ran.at(-1), left()], [["one", at("10:00:16"), 2], []]);
    });
  });
});
