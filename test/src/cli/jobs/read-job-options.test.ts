import assert from "node:assert/strict";
import { readJobsRequest } from "../../../../src/cli/jobs/read-job-options.ts";
import type { JobRecord } from "../../../../src/ports/jobs.ts";
import { at, id } from "../../../build/ids.ts";

const job = (given: Partial<JobRecord> = {}): JobRecord => ({
  ...{ id: 1, task: { kind: "update-card", invitation: id("one") }, due: at("10:00"), attempts: 0 },
  ...given,
});
const failed = job({ id: 2, error: "unexpected" });
const welcome = job({ id: 3, task: { kind: "check-guests" }, error: "throttled" });
const unreadable: JobRecord = { id: 4, due: at("10:00"), attempts: 1, error: "store-corrupt" };
const all = [job(), failed, welcome, unreadable];

function chosen(args: readonly string[], options: Record<string, unknown> = {}): readonly number[] {
  const request = readJobsRequest(args, options);
  return all.filter(request.kind === "list" ? request.isShown : request.isMeant).map((one) => one.id);
}

describe("readJobsRequest", () => {
  it("shows all jobs, those that failed, or those of a kind", () => {
    assert.deepEqual(chosen([]), [1, 2, 3, 4]);
    assert.deepEqual(chosen([], { failed: true }), [2, 3, 4]);
    assert.deepEqual(chosen([], { kind: " Check-Guests" }), [3]);
    assert.deepEqual(chosen([], { failed: true, kind: "update-card" }), [2]);
  });

  it("retries jobs that are named, or all that failed and can be read", () => {
    assert.deepEqual(chosen(["retry", "1", "4", "4"]), [1, 4]);
    assert.deepEqual(chosen(["Retry"], { failed: true }), [2, 3]);
    assert.deepEqual(chosen(["retry"], { failed: true, kind: "check-guests" }), [3]);
    const named = readJobsRequest(["retry", "4", "4"], {});
    assert.deepEqual(named.kind === "retry" && named.which, [4]);
  });

  for (const [what, args, options] of [
    ["another verb", ["stop"], {}],
    ["no job", ["retry"], {}],
    ["an id that can't be one", ["retry", "0"], {}],
    ["a number and a word", ["retry", "1", "x"], {}],
    ["ids beside --failed", ["retry", "1"], { failed: true }],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readJobsRequest(args, options), { name: "CommandFailure", exit: "usage" });
    });
  }
});
