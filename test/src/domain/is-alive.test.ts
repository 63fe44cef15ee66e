import assert from "node:assert/strict";
import { isAlive } from "../../../src/domain/is-alive.ts";
import { at } from "../../build/ids.ts";

describe("isAlive", () => {
  it("is true for 20 seconds after the last heartbeat, and for a clock that is a little ahead", () => {
    const alive = ["10:00", "10:00:20", "10:00:20.001", "09:59:40", "09:59:39"].map((now) => isAlive({ seenAt: at("10:00") }, at(now)));
    assert.deepEqual(alive, [true, true, false, true, false]);
  });
});
