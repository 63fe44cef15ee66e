import assert from "node:assert/strict";
import { SignIns } from "../../../../sandbox/teams/sign-in/sign-ins.ts";

describe("SignIns", () => {
  it("T46: gives codes that are valid for ten minutes", () => {
    let now = 0;
    const signIns = new SignIns(() => now);
    const codeFor = (): string => signIns.finish(signIns.begin(), "adele") ?? "";
    const [first, second] = [codeFor(), codeFor()];
    now = 10 * 60_000 - 1;
    assert.equal(signIns.redeem(first), "adele");
    now += 1;
    assert.equal(signIns.redeem(second), null);
  });

  it("refuses an unknown sign-in, and drops all of them on a reset", () => {
    const signIns = new SignIns();
    assert.equal(signIns.finish("unknown", "adele"), null);
    const id = signIns.begin();
    signIns.clear();
    assert.equal(signIns.isOpen(id), false);
  });
});
