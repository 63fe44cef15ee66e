import assert from "node:assert/strict";
import { letOneTry } from "../../../../src/domain/pace/let-one-try.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";

const stopped = { kind: "stopped", since: at("09:00"), remoteId: "request-1" } as const;
const attempt = { by: id("admin"), now: at("10:00") };
const trial = { by: id("other-admin"), at: at("09:59"), post: id("post") };

describe("letOneTry", () => {
  it("lets the next POST through, or that of one invitation", () => {
    const gate = { ...stopped, trial: { by: id("admin"), at: at("10:00") } };
    assert.deepEqual(letOneTry({ gate: stopped, posts: [] }, attempt), { verdict: "let", change: { gate } });
    const only = letOneTry({ gate: stopped, posts: [] }, { ...attempt, invitation: id("oldest") });
    assert.deepEqual(only.change, { gate: { ...stopped, trial: { ...gate.trial, invitation: id("oldest") } } });
  });

  it("keeps the administrator's name for the others, whatever went out before", () => {
    const { change } = letOneTry({ gate: stopped, posts: [aPost()] }, { ...attempt, name: "Megan" });
    assert.deepEqual(change, { gate: { ...stopped, trial: { by: id("admin"), name: "Megan", at: at("10:00") } } });
  });

  it("has nothing to do while all is open", () => {
    assert.deepEqual(letOneTry({ gate: { kind: "open" }, posts: [] }, attempt), { verdict: "open", change: {} });
  });

  it("waits for the trial that is under way", () => {
    const unused = { by: trial.by, at: trial.at };
    assert.equal(letOneTry({ gate: { ...stopped, trial: unused }, posts: [] }, attempt).verdict, "under-way");
    const posting = aPost({ standing: "out", at: at("09:58:01") });
    const earlier = aPost({ id: id("earlier"), at: at("09:50") });
    for (const posts of [[posting], [earlier, posting]]) {
      assert.deepEqual(letOneTry({ gate: { ...stopped, trial }, posts }, attempt), { verdict: "under-way", change: {} });
    }
  });

  it("lets another one through when the process of the trial has died", () => {
    const lost = aPost({ standing: "out", at: at("09:58") });
    for (const posts of [[lost], []]) {
      assert.equal(letOneTry({ gate: { ...stopped, trial }, posts }, attempt).verdict, "let");
    }
  });

  it("lets another invitation try in place of one that isn't sent", () => {
    const unused = { by: trial.by, at: trial.at, invitation: id("withdrawn") };
    const { verdict } = letOneTry({ gate: { ...stopped, trial: unused }, posts: [] }, { ...attempt, invitation: id("next") });
    assert.equal(verdict, "let");
  });
});
