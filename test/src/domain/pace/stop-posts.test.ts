import assert from "node:assert/strict";
import { stopPosts } from "../../../../src/domain/pace/stop-posts.ts";
import { at, id } from "../../../build/ids.ts";

const stopped = { kind: "stopped", since: at("09:00"), remoteId: "first" } as const;
const trial = { by: id("admin"), at: at("09:30") };
const stop = { now: at("10:00"), remoteId: "request-1" };

describe("stopPosts", () => {
  it("stops what is open, also at half pace", () => {
    const change = { gate: { kind: "stopped", since: at("10:00"), remoteId: "request-1" } };
    assert.deepEqual(stopPosts({ gate: { kind: "open" }, posts: [] }, stop), { verdict: "stopped", change });
    assert.deepEqual(stopPosts({ gate: { kind: "open", halfUntil: at("12:00") }, posts: [] }, stop), { verdict: "stopped", change });
    assert.deepEqual(stopPosts({ gate: { kind: "open" }, posts: [] }, { now: at("10:00") }).change, {
      gate: { kind: "stopped", since: at("10:00") },
    });
  });

  it("keeps the first block's time and id, and ends a trial that was used", () => {
    assert.deepEqual(stopPosts({ gate: stopped, posts: [] }, stop), { verdict: "settled", change: {} });
    assert.deepEqual(stopPosts({ gate: { ...stopped, trial }, posts: [] }, stop), { verdict: "settled", change: {} });
    const used = { ...stopped, trial: { ...trial, post: id("post") } };
    assert.deepEqual(stopPosts({ gate: used, posts: [] }, stop), { verdict: "settled", change: { gate: stopped } });
  });
});
