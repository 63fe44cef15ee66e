import assert from "node:assert/strict";
import { giveBackPost } from "../../../../src/domain/pace/give-back-post.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";

const out = aPost({ standing: "out" });
const trial = { by: id("admin"), at: at("09:30") };
const stopped = { kind: "stopped", since: at("09:00"), trial } as const;

describe("giveBackPost", () => {
  it("forgets a POST that hasn't gone out", () => {
    assert.deepEqual(giveBackPost({ gate: { kind: "open" }, posts: [out] }, out.id).change, { dropped: [out.id] });
    assert.deepEqual(giveBackPost({ gate: stopped, posts: [out] }, out.id).change, { dropped: [out.id] });
  });

  it("forgets that one alone, also when everything was stopped after it was let through", () => {
    const posts = [aPost({ id: id("other") }), out];
    const { trial: _, ...untried } = stopped;
    assert.deepEqual(giveBackPost({ gate: untried, posts }, out.id).change, { dropped: [out.id] });
  });

  it("lets another POST use the trial", () => {
    const used = { ...stopped, trial: { ...trial, post: out.id } };
    assert.deepEqual(giveBackPost({ gate: used, posts: [out] }, out.id).change, { dropped: [out.id], gate: stopped });
  });

  it("keeps what has an answer", () => {
    for (const posts of [[aPost()], [aPost(), aPost({ id: id("other"), standing: "out" })]]) {
      assert.deepEqual(giveBackPost({ gate: { kind: "open" }, posts }, out.id).change, {});
    }
  });
});
