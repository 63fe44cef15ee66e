import assert from "node:assert/strict";
import { postStandings } from "../../../../src/domain/pace/ledger.ts";
import type { PostAnswer } from "../../../../src/domain/pace/ledger.ts";
import { settlePost } from "../../../../src/domain/pace/settle-post.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";

const answers = postStandings.filter((standing): standing is PostAnswer => standing !== "planned" && standing !== "out");
const out = aPost({ standing: "out" });
const stopped = { kind: "stopped", since: at("09:00") } as const;
const ours = { ...stopped, trial: { by: id("admin"), at: at("09:30"), post: out.id } };
const settlement = { post: out.id, now: at("10:00") };

describe("settlePost", () => {
  for (const answer of answers.filter((one) => one !== "blocked")) {
    it(`stores the answer ${answer}, and changes nothing else`, () => {
      const posts = [{ ...out, standing: answer }];
      const settled = { verdict: "settled", change: { posts } };
      assert.deepEqual(
        settlePost({ gate: { kind: "open" }, posts: [out, aPost({ id: id("other") })] }, { ...settlement, answer }),
        settled,
      );
      assert.deepEqual(settlePost({ gate: stopped, posts: [out] }, { ...settlement, answer }), settled);
    });
  }

  it("stops everything in the same change when Microsoft has blocked the tenant", () => {
    const blocked = { ...settlement, answer: "blocked", remoteId: "request-1" } as const;
    assert.deepEqual(settlePost({ gate: { kind: "open" }, posts: [out] }, blocked), {
      verdict: "stopped",
      change: { posts: [{ ...out, standing: "blocked" }], gate: { kind: "stopped", since: at("10:00"), remoteId: "request-1" } },
    });
  });

  it("opens everything at half the pace for a day when Graph takes the trial", () => {
    const { verdict, change } = settlePost({ gate: ours, posts: [out] }, { ...settlement, answer: "sent" });
    assert.deepEqual([verdict, change.gate], ["opened", { kind: "open", halfUntil: id("2026-11-21T10:00:00.000Z") }]);
  });

  for (const answer of answers.filter((one) => one !== "sent")) {
    it(`stays stopped when the answer to the trial is ${answer}, and another may be tried`, () => {
      const gate = { ...ours, trial: { ...ours.trial, name: "Megan" } };
      const { verdict, change } = settlePost({ gate, posts: [out] }, { ...settlement, answer, remoteId: "request-2" });
      const tried = { by: ours.trial.by, name: "Megan", at: at("10:00"), answer, remoteId: "request-2" };
      assert.deepEqual([verdict, change], ["settled", { posts: [{ ...out, standing: answer }], gate: { ...stopped, tried } }]);
    });
  }

  it("knows no more of a trial than was said", () => {
    const tried = { by: ours.trial.by, at: at("10:00"), answer: "unknown" };
    assert.deepEqual(settlePost({ gate: ours, posts: [out] }, { ...settlement, answer: "unknown" }).change.gate, { ...stopped, tried });
  });

  it("opens nothing when Graph has taken a POST that isn't the trial", () => {
    const gate = { ...ours, trial: { ...ours.trial, post: id("other") } };
    assert.deepEqual(settlePost({ gate, posts: [out] }, { ...settlement, answer: "sent" }).verdict, "settled");
  });
});
