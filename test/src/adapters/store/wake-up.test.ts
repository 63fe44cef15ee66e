import assert from "node:assert/strict";
import { wakeUp } from "../../../../src/adapters/store/wake-up.ts";

describe("wakeUp", () => {
  it("calls every listener, once for each time that it was added, until it stops", () => {
    const wake = wakeUp();
    const called: string[] = [];
    const listener = () => void called.push("a");
    const stops = [wake.listen(listener), wake.listen(listener), wake.listen(() => void called.push("b"))];
    wake.call();
    stops[0]?.();
    stops[0]?.();
    wake.call();
    assert.deepEqual(called, ["a", "a", "b", "a", "b"]);
  });
});
