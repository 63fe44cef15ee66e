import assert from "node:assert/strict";
import { nothingYet } from "../../../scripts/test/tally.ts";
import { verdictOn } from "../../../scripts/test/verdict.ts";

const passed = { ...nothingYet, passed: 3, ended: true };

describe("verdictOn", () => {
  it("is 0 if every run passed", () => {
    const run = { code: 0, tally: passed };
    assert.deepEqual(verdictOn([run, run]), { line: "6 passed, 0 failed", code: 0 });
  });

  it("is the exit code of the first run that failed", () => {
    const [good, bad] = [
      { code: 0, tally: passed },
      { code: 130, tally: passed },
    ];
    assert.deepEqual(verdictOn([good, bad, { ...bad, code: 2 }]), { line: "9 passed, 1 failed", code: 130 });
  });

  it("never says that nothing failed beside another exit code, and counts no failure twice", () => {
    assert.equal(verdictOn([{ code: 1, tally: passed }]).line, "3 passed, 1 failed");
    assert.equal(verdictOn([{ code: 2, tally: { ...passed, failed: 2 } }]).line, "3 passed, 2 failed");
    assert.equal(verdictOn([{ code: 1, tally: { ...passed, ended: false } }]).line, "3 passed, 1 failed");
  });

  it("is a failure if a run broke off, ran no test, or there was none, even with exit code 0", () => {
    for (const tally of [
      { ...passed, ended: false },
      { ...nothingYet, ended: true },
    ])
      assert.equal(verdictOn([{ code: 0, tally }]).code, 1);
    assert.equal(verdictOn([]).code, 1);
  });
});
