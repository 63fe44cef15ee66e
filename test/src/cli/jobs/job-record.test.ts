import assert from "node:assert/strict";
import { hasFailed, isStanding, jobFields, jobRecord } from "../../../../src/cli/jobs/job-record.ts";
import { never } from "../../../../src/domain/job-tries.ts";
import type { JobRecord } from "../../../../src/ports/jobs.ts";
import { at, id } from "../../../build/ids.ts";

const task = { kind: "send-notice", invitation: id("one"), notice: "accepted", to: id("adele") } as const;
const job: JobRecord = { id: 7, task, due: at("10:30"), attempts: 2, error: "teams-unavailable", notBefore: at("10:10") };
const shown = (given: Partial<JobRecord> = {}) => jobRecord({ ...job, ...given }, at("10:00"));

describe("a job at a shell", () => {
  it("says what it is for, when it is due, and what it waits for", () => {
    assert.deepEqual(shown(), {
      id: 7,
      kind: "send-notice",
      status: "waiting",
      due: at("10:30"),
      attempts: 2,
      error: "teams-unavailable",
      waitsFor: "Teams",
      notBefore: at("10:10"),
      leasedUntil: null,
      isStanding: false,
      invitation: "one",
      guest: null,
      conversation: null,
      person: "adele",
    });
    assert.deepEqual(Object.keys(shown()), jobFields);
  });

  it("is due, or runs as long as its lease holds", () => {
    assert.equal(shown({ due: at("10:00") }).status, "due");
    assert.equal(shown({ due: at("09:00"), leasedUntil: at("10:01") }).status, "running");
    assert.equal(shown({ due: at("09:00"), leasedUntil: at("10:00") }).status, "due");
  });

  it("waits for nobody if its failure was its own", () => {
    const { notBefore: _, ...own } = { ...job, error: "unexpected" };
    assert.deepEqual([jobRecord(own, at("10:00")).waitsFor, jobRecord(own, at("10:00")).error], [null, "unexpected"]);
    assert.equal(shown({ error: "throttled" }).waitsFor, "Microsoft's limits");
    assert.equal(shown({ error: "something-new" }).waitsFor, "something-new");
  });

  it("is shown as unreadable if a newer version has made it", () => {
    const unreadable: JobRecord = { id: 8, due: at("10:05"), attempts: 1, error: "store-corrupt" };
    const { status, kind, due, invitation } = jobRecord(unreadable, at("10:00"));
    assert.deepEqual([status, kind, due, invitation, hasFailed(unreadable)], ["unreadable", null, at("10:05"), null, true]);
  });

  it("is shown as dead, and never due, if it was given up", () => {
    const dead: JobRecord = { id: 8, due: id(never), attempts: 20, error: "store-corrupt" };
    for (const one of [dead, { ...job, due: id(never) }]) {
      const { status, due } = jobRecord(one, at("10:00"));
      assert.deepEqual([status, due, hasFailed(one)], ["dead", null, true]);
    }
  });

  it("has failed if its last try did, and always exists if the bot needs it", () => {
    const { error: _, ...good } = job;
    assert.deepEqual([hasFailed(job), hasFailed(good)], [true, false]);
    assert.deepEqual([isStanding(job), isStanding({ task: { kind: "watch-gate" } })], [false, true]);
  });
});
