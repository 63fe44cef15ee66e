import assert from "node:assert/strict";
import type { JobTask } from "../../src/domain/job.ts";
import type { JobRecord, JobRecords, Jobs } from "../../src/ports/jobs.ts";
import { never } from "../../src/domain/job-tries.ts";
import { at, id } from "../build/ids.ts";

interface Subject {
  readonly jobs: Jobs;
  readonly jobRecords: JobRecords;
}

const task = (invitation: string): JobTask => ({ kind: "update-card", invitation: id(invitation) });

function withoutId(record: JobRecord): Omit<JobRecord, "id"> {
  const { id: _, ...job } = record;
  return job;
}

/** What every {@link JobRecords} must show and do. */
export function jobRecordsContract(subject: () => Subject): void {
  const all = async () => (await subject().jobRecords.list(undefined, 100)).map(withoutId);
  const idsOf = async () => (await subject().jobRecords.list(undefined, 100)).map((job) => job.id);

  it("lists every job by the time when it is due, page by page", async () => {
    const { jobs, jobRecords } = subject();
    for (const [invitation, due] of [
      ["late", "11:00"],
      ["early", "10:00"],
      ["also-late", "11:00"],
    ] as const) {
      await jobs.enqueue({ task: task(invitation), due: at(due) });
    }
    assert.deepEqual(await all(), [
      { task: task("early"), due: at("10:00"), attempts: 0 },
      { task: task("late"), due: at("11:00"), attempts: 0 },
      { task: task("also-late"), due: at("11:00"), attempts: 0 },
    ]);
    const [first = assert.fail(), second = assert.fail()] = await jobRecords.list(undefined, 2);
    assert.deepEqual(
      (await jobRecords.list(second, 2)).map((job) => job.task),
      [task("also-late")],
    );
    assert.deepEqual(
      (await jobRecords.list(first, 1)).map((job) => job.task),
      [task("late")],
    );
  });

  it("shows that a worker holds a job, how often it was tried, and why it waits", async () => {
    const { jobs } = subject();
    await jobs.enqueue({ task: task("one"), due: at("10:00") });
    const [held = assert.fail()] = await jobs.claim(at("10:00"), at("10:01"), 1);
    assert.deepEqual(await all(), [{ task: task("one"), due: at("10:00"), attempts: 1, leasedUntil: at("10:01") }]);
    await jobs.postpone(held, at("10:30"), "throttled", { notBefore: at("10:20"), probeBy: at("10:25") });
    const [waiting] = await all();
    assert.deepEqual(waiting, { task: task("one"), due: at("10:25"), attempts: 1, error: "throttled", notBefore: at("10:20") });
  });

  it("makes jobs due now, and says how many", async () => {
    const { jobs, jobRecords } = subject();
    for (const invitation of ["one", "two", "other"]) await jobs.enqueue({ task: task(invitation), due: at("11:00") });
    const [one = 0, two = 0] = await idsOf();
    assert.equal(await jobRecords.retry([one, two, 9_999], at("10:05")), 2);
    assert.deepEqual(
      (await all()).map(({ due }) => due),
      [at("10:05"), at("10:05"), at("11:00")],
    );
    assert.equal(await jobRecords.retry([one, two], at("10:05")), 0);
  });

  it("never calls a remote before the time that it asked for", async () => {
    const { jobs, jobRecords } = subject();
    await jobs.enqueue({ task: task("one"), due: at("10:00") });
    const [held = assert.fail()] = await jobs.claim(at("10:00"), at("10:01"), 1);
    await jobs.postpone(held, at("10:50"), "throttled", { notBefore: at("10:20"), probeBy: at("10:40") });
    assert.equal(await jobRecords.retry(await idsOf(), at("10:05")), 1);
    assert.deepEqual(
      (await all()).map(({ due, notBefore }) => [due, notBefore]),
      [[at("10:20"), at("10:20")]],
    );
    assert.equal(await jobRecords.retry(await idsOf(), at("10:05")), 0);
  });

  it("leaves a job alone that a worker holds, until its lease has run out", async () => {
    const { jobs, jobRecords } = subject();
    await jobs.enqueue({ task: task("one"), due: at("10:00") });
    await jobs.claim(at("10:00"), at("10:30"), 1);
    assert.equal(await jobRecords.retry(await idsOf(), at("09:00")), 0);
    assert.deepEqual(await all(), [{ task: task("one"), due: at("10:00"), attempts: 1, leasedUntil: at("10:30") }]);
  });

  it("has no limit on how many are made due at once", async () => {
    const { jobs, jobRecords } = subject();
    await jobs.enqueue({ task: task("one"), due: at("11:00") });
    const [one = 0] = await idsOf();
    assert.equal(await jobRecords.retry([...Array.from({ length: 3_000 }, (_, index) => 10_000 + index), one], at("10:00")), 1);
  });

  describe("tally", () => {
    it("counts nothing where there is nothing", async () => {
      assert.deepEqual(await subject().jobRecords.tally(at("10:00")), { running: 0, due: 0, waiting: 0, dead: 0 });
    });

    it("counts the jobs by what becomes of them now, and names the oldest that is due", async () => {
      const { jobs, jobRecords } = subject();
      for (const [invitation, due] of [
        ["held", "08:00"],
        ["given-up", "08:30"],
        ["early", "09:00"],
        ["now", "10:00"],
        ["later", "10:01"],
      ] as const) {
        await jobs.enqueue({ task: task(invitation), due: at(due) });
      }
      const [, second = assert.fail()] = await jobs.claim(at("09:30"), at("10:10"), 2);
      await jobs.bury(second, at("09:30"), "teams-refused");
      assert.deepEqual(await jobRecords.tally(at("10:00")), { running: 1, due: 2, waiting: 1, dead: 1, oldestDue: at("09:00") });
      const later = await jobRecords.tally(at("10:10")); // the lease has run out
      assert.deepEqual(later, { running: 0, due: 4, waiting: 0, dead: 1, oldestDue: at("08:00") });
    });
  });

  describe("of dead jobs", () => {
    const notice = { kind: "send-notice", invitation: id("one"), notice: "accepted" } as const;
    async function bury(key?: string): Promise<void> {
      const { jobs } = subject();
      await jobs.enqueue({ task: notice, due: at("09:00"), ...(key !== undefined && { key }) });
      const [held = assert.fail()] = await jobs.claim(at("10:00"), at("10:01"), 1);
      assert.equal(await jobs.noteTellings(held, 1, at("10:00")), true);
      await jobs.bury(held, at("10:00"), "teams-refused");
    }

    it("lists and counts them, and nothing runs them", async () => {
      const { jobs, jobRecords } = subject();
      await jobs.enqueue({ task: task("other"), due: at("11:00") });
      assert.equal((await jobRecords.tally(at("10:00"))).dead, 0);
      await bury();
      const dead = { task: notice, due: never, attempts: 1, error: "teams-refused" };
      assert.deepEqual(await all(), [{ task: task("other"), due: at("11:00"), attempts: 0 }, dead]);
      assert.equal((await jobRecords.tally(at("10:00"))).dead, 1);
      assert.equal((await jobs.claim(at("23:59"), at("23:59:30"), 10)).length, 1);
    });

    it("gives one that is retried all its tries again", async () => {
      const { jobs, jobRecords } = subject();
      await bury();
      assert.equal(await jobRecords.retry(await idsOf(), at("10:05")), 1);
      assert.deepEqual([(await jobRecords.tally(at("10:05"))).dead, (await jobs.claim(at("10:05"), at("10:06"), 1))[0]?.attempt], [0, 1]);
    });

    it("begins from the start when the same work is enqueued again", async () => {
      const { jobs } = subject();
      await bury("notice");
      await jobs.enqueue({ task: notice, due: at("10:10"), key: "notice" });
      assert.deepEqual(await all(), [{ task: notice, due: at("10:10"), attempts: 0 }]);
      const [job = assert.fail()] = await jobs.claim(at("10:10"), at("10:11"), 1);
      assert.deepEqual([job.attempt, job.tellings, job.tellingSince], [1, 0, undefined]);
    });

    it("buries no job that was enqueued again meanwhile, or that another worker has", async () => {
      const { jobs, jobRecords } = subject();
      await jobs.enqueue({ task: notice, due: at("09:00"), key: "notice" });
      const [held = assert.fail()] = await jobs.claim(at("10:00"), at("10:01"), 1);
      await jobs.enqueue({ task: notice, due: at("10:00"), key: "notice" });
      await jobs.bury(held, at("10:00:30"), "teams-refused");
      assert.deepEqual(await all(), [{ task: notice, due: at("10:00:30"), attempts: 0 }]);
      const [late = assert.fail()] = await jobs.claim(at("10:01"), at("10:02"), 1);
      await jobs.claim(at("10:02"), at("10:03"), 1);
      await jobs.bury(late, at("10:02"), "teams-refused");
      assert.equal((await jobRecords.tally(at("10:02"))).dead, 0);
    });

    it("forgets them when they were given up before a moment", async () => {
      const { jobRecords } = subject();
      await bury();
      assert.deepEqual([await jobRecords.purgeDead(at("10:00")), await jobRecords.purgeDead(at("10:00:01")), await all()], [0, 1, []]);
    });
  });
}
