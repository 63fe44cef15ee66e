import assert from "node:assert/strict";
import { leaveQueue } from "../../../../src/domain/pace/leave-queue.ts";
import type { Stopped } from "../../../../src/domain/pace/ledger.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";

const planned = (name: string) => aPost({ id: id(`post-${name}`), invitation: id(name), standing: "planned" });
const trial = { by: id("megan"), at: at("10:00"), invitation: id("sam") } as const;
const stopped: Stopped = { kind: "stopped", since: at("09:00"), trial };

describe("leaveQueue", () => {
  it("forgets the place, and no POST that went out", () => {
    const out = aPost({ id: id("post-out"), invitation: id("sam"), standing: "sent" });
    const ledger = { gate: { kind: "open" }, posts: [out, planned("sam"), planned("dana")] } as const;
    assert.deepEqual(leaveQueue(ledger, id("sam")), { verdict: undefined, change: { dropped: ["post-sam"] } });
    assert.deepEqual(leaveQueue(ledger, id("nobody")), { verdict: undefined, change: { dropped: [] } });
  });

  it("forgets the place while everything is stopped and nothing is tried", () => {
    const { trial: _, ...untried } = stopped;
    const left = leaveQueue({ gate: untried, posts: [planned("sam"), planned("dana")] }, id("sam"));
    assert.deepEqual(left, { verdict: undefined, change: { dropped: ["post-sam"] } });
  });

  it("hands an administrator's trial to the next that waits", () => {
    const { verdict, change } = leaveQueue({ gate: stopped, posts: [planned("sam"), planned("dana"), planned("kim")] }, id("sam"));
    assert.equal(verdict, "dana");
    assert.deepEqual(change, { dropped: ["post-sam"], gate: { ...stopped, trial: { ...trial, invitation: "dana" } } });
  });

  it("lets the next that anybody sends use the trial when no other waits", () => {
    const { invitation: _, ...forAnybody } = trial;
    const { verdict, change } = leaveQueue({ gate: stopped, posts: [] }, id("sam"));
    assert.deepEqual([verdict, change.gate], [undefined, { ...stopped, trial: forAnybody }]);
  });

  it("keeps a trial for another invitation, and one that is used already", () => {
    const used = { ...stopped, trial: { ...trial, post: id("post-sam") } } as const;
    assert.equal(leaveQueue({ gate: stopped, posts: [planned("dana")] }, id("dana")).change.gate, undefined);
    assert.equal(leaveQueue({ gate: used, posts: [planned("dana")] }, id("sam")).change.gate, undefined);
  });
});
