import assert from "node:assert/strict";
import { readClaimedJob, taskText } from "../../../../../src/adapters/store/rows/job-row.ts";
import { id } from "../../../../build/ids.ts";

const task = { kind: "send-notice", invitation: id("invitation"), notice: "accepted" } as const;
const row = { id: 7, task: taskText(task), key: null, attempts: 2, lease: "lease", tellings: 0, telling_since: null };

describe("readClaimedJob", () => {
  it("reads a row as a job, with or without its key", () => {
    const job = { id: 7, task, attempt: 2, lease: "lease", tellings: 0 };
    assert.deepEqual(readClaimedJob(row), { ...job, key: undefined });
    assert.deepEqual(readClaimedJob({ ...row, key: "k" }), { ...job, key: "k" });
  });

  it("reads the news of an earlier version, which has no time", () => {
    for (const kind of ["record-removal", "record-restoration"]) {
      const read = readClaimedJob({ ...row, task: JSON.stringify({ kind, guest: "guest-1" }) });
      assert.deepEqual(read.task, { kind, guest: "guest-1" });
    }
  });

  for (const [what, changed, column] of [
    ["a task that is no JSON", { task: "{" }, "task"],
    ["a kind that nobody knows", { task: '{"kind":"dance"}' }, "task.kind"],
    ["a task without its invitation", { task: '{"kind":"update-card"}' }, "task.invitation"],
    ["a notice that nobody knows", { task: JSON.stringify({ ...task, notice: "party" }) }, "task.notice"],
    ["no lease", { lease: null }, "lease"],
  ] as const) {
    it(`is store-corrupt with ${what}`, () => {
      assert.throws(() => readClaimedJob({ ...row, ...changed }), {
        code: "store-corrupt",
        message: `row 7 of table jobs can't be read: ${column}`,
      });
    });
  }
});
