import assert from "node:assert/strict";
import { inOrder } from "../../../../../sandbox/web/page/common/in-order.js";

describe("inOrder", () => {
  it("starts a task when the previous one has ended", async () => {
    const done: string[] = [];
    const gate = Promise.withResolvers<void>();
    const queue = inOrder(() => done.push("failure"));
    const first = queue(async () => {
      await gate.promise;
      done.push("first");
    });
    const second = queue(() => done.push("second"));
    gate.resolve();
    await Promise.all([first, second]);
    assert.deepEqual(done, ["first", "second"]);
  });

  it("reports a failure and continues", async () => {
    const failures: unknown[] = [];
    const queue = inOrder((error) => failures.push(error));
    const failure = new Error("no");
    await queue(() => Promise.reject(failure));
    let ran = false;
    await queue(() => (ran = true));
    assert.deepEqual([failures, ran], [[failure], true]);
  });
});
