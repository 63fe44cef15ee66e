import assert from "node:assert/strict";
import { nothingYet, sumOf, summaryLine } from "../../../scripts/test/tally.ts";

describe("summaryLine", () => {
  it("counts what passed and failed", () => {
    assert.deepEqual(summaryLine({ ...nothingYet, passed: 12, failed: 0, skipped: 0, ended: true }), {
      line: "12 passed, 0 failed",
      ok: true,
    });
    assert.deepEqual(summaryLine({ ...nothingYet, passed: 12, failed: 2, skipped: 0, ended: true }), {
      line: "12 passed, 2 failed",
      ok: false,
    });
  });

  it("names skipped tests only when there are some", () => {
    assert.deepEqual(summaryLine({ ...nothingYet, passed: 3, failed: 0, skipped: 1, ended: true }), {
      line: "3 passed, 0 failed, 1 skipped",
      ok: true,
    });
  });

  it("takes a run that broke off, or in which no test ran, for a failure", () => {
    assert.deepEqual(summaryLine({ ...nothingYet, passed: 3, failed: 0, skipped: 0, ended: false }), {
      line: "3 passed, 1 failed",
      ok: false,
    });
    assert.deepEqual(summaryLine({ ...nothingYet, passed: 0, failed: 0, skipped: 4, ended: true }), {
      line: "0 passed, 1 failed, 4 skipped",
      ok: false,
    });
  });
});

describe("sumOf", () => {
  const whole = { passed: 3, failed: 1, skipped: 1, ended: true, times: { "a.test.ts": 10 } };

  it("adds up runs that went on side by side", () => {
    const times = { "b.test.ts": 20 };
    assert.deepEqual(sumOf([whole, { ...whole, times }]), {
      passed: 6,
      failed: 2,
      skipped: 2,
      ended: true,
      times: { ...whole.times, ...times },
    });
  });

  it("hides no run that broke off, or in which no test ran", () => {
    assert.equal(sumOf([whole, { ...whole, ended: false }]).ended, false);
    assert.equal(sumOf([whole, { ...nothingYet, ended: true }]).ended, false);
  });
});
