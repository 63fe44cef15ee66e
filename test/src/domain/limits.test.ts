import assert from "node:assert/strict";
import fc from "fast-check";
import { judgeAct, limits, mostAwaiting, tellOnceAnHour } from "../../../src/domain/limits.ts";
import type { Limit, RecentActs } from "../../../src/domain/limits.ts";
import { instantOf } from "../../../src/domain/instant.ts";
import { at, id } from "../../build/ids.ts";
import { runs } from "../../build/runs.ts";

const minute = 60_000;
const start = Date.parse(at("10:00"));

/** What becomes of takes at these times, in milliseconds after 10:00. */
function takes(limit: Limit, times: readonly number[]) {
  let acts: RecentActs = { times: [] };
  return times.map((time) => {
    const judged = judgeAct(acts, limit, instantOf(start + time), "take");
    acts = judged.acts ?? acts;
    return judged.verdict;
  });
}

describe("limits", () => {
  it("are those of docs/limits.md", () => {
    assert.deepEqual(
      Object.entries(limits).map(([act, { most, withinMs }]) => [act, most, withinMs / minute]),
      [
        ["message", 60, 10],
        ["form", 30, 10],
        ["press", 120, 10],
        ["ask", 20, 24 * 60],
        ["withdrawal", 5, 60],
        ["sign-in-link", 20, 60],
      ],
    );
    assert.equal(mostAwaiting, 10);
  });
});

describe("judgeAct", () => {
  for (const [act, limit] of Object.entries(limits)) {
    it(`lets so many through, tells the next one when it is over, and then says nothing until then: ${act}`, () => {
      const { most, withinMs } = limit;
      const times = [...Array.from({ length: most }, (_, index) => index), most, most + 1, withinMs - 1, withinMs, withinMs];
      const verdicts = takes(limit, times);
      assert.ok(verdicts.slice(0, most).every(({ kind }) => kind === "within"));
      const over = { kind: "over", until: instantOf(start + withinMs) };
      const next = { kind: "over", until: instantOf(start + withinMs + 1) };
      assert.deepEqual(verdicts.slice(most), [over, { ...over, kind: "silent" }, { ...over, kind: "silent" }, { kind: "within" }, next]);
    });
  }

  it("keeps nobody silent for long after a clock that was ahead was set back", () => {
    const ahead: RecentActs = {
      times: [id("2027-11-20T10:00:00.000Z"), id("2027-11-20T10:00:01.000Z")],
      silentUntil: id("2027-11-20T10:01:00.000Z"),
    };
    assert.equal(judgeAct(ahead, { most: 2, withinMs: minute }, at("10:00"), "take").verdict.kind, "within");
    assert.equal(tellOnceAnHour(ahead, at("10:00")).verdict.kind, "over");
    const near: RecentActs = { times: [at("10:00:50"), at("10:00:55")] };
    const over = judgeAct(near, { most: 2, withinMs: minute }, at("10:00"), "take");
    assert.deepEqual(over.verdict, { kind: "over", until: at("10:01") });
    assert.equal(judgeAct(over.acts ?? near, { most: 2, withinMs: minute }, at("10:00:30"), "take").verdict.kind, "silent");
  });

  const limit = { most: 2, withinMs: minute };
  const full: RecentActs = { times: [at("10:00"), at("10:00:30")] };

  it("only asks, or counts in any case", () => {
    const now = at("10:00:40");
    assert.deepEqual(judgeAct({ times: [at("10:00")] }, limit, now, "look"), { verdict: { kind: "within" } });
    assert.equal(judgeAct(full, limit, now, "look").verdict.kind, "over");
    const noted = judgeAct(full, limit, now, "note");
    assert.deepEqual(noted, { verdict: { kind: "within" }, acts: { times: [at("10:00:30"), now] } });
  });

  it("looks at the newest alone when the limit has become lower", () => {
    const times = [at("10:00"), at("10:00:20"), at("10:00:30")];
    const over = judgeAct({ times }, limit, at("10:00:40"), "take");
    assert.deepEqual(over, {
      verdict: { kind: "over", until: at("10:01:20") },
      acts: { times: times.slice(1), silentUntil: at("10:01:20") },
    });
  });

  it("counts an act of a clock that was ahead by just the window", () => {
    const one = { most: 1, withinMs: minute };
    assert.deepEqual(judgeAct({ times: [at("10:01")] }, one, at("10:00"), "look").verdict, { kind: "over", until: at("10:01") });
  });

  it("stores nothing for a person who was told", () => {
    const told = judgeAct(full, limit, at("10:00:40"), "take").acts;
    assert.deepEqual(told, { ...full, silentUntil: at("10:01") });
    assert.deepEqual(judgeAct(told, limit, at("10:00:50"), "take"), { verdict: { kind: "silent", until: at("10:01") } });
  });

  it("never lets more through than the limit, in any window", () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20_000 }), { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (waits, most) => {
        let now = 0;
        const times = waits.map((wait) => (now += wait));
        const verdicts = takes({ most, withinMs: minute }, times);
        const through = times.filter((_, index) => verdicts[index]?.kind === "within");
        assert.ok(through.every((time) => through.filter((other) => other > time - minute && other <= time).length <= most));
        const told = times.filter((_, index) => verdicts[index]?.kind === "over");
        assert.ok(told.length <= through.length);
      }),
      { numRuns: runs(200) },
    ));
});

describe("tellOnceAnHour", () => {
  it("tells once, and then says nothing for an hour", () => {
    const first = tellOnceAnHour({ times: [] }, at("10:00"));
    const acts = { times: [], silentUntil: at("11:00") };
    assert.deepEqual(first, { verdict: { kind: "over", until: at("11:00") }, acts });
    const silent = { verdict: { kind: "silent", until: at("11:00") } };
    for (const moment of ["10:00", "10:59:59"]) assert.deepEqual(tellOnceAnHour(acts, at(moment)), silent);
    assert.equal(tellOnceAnHour(acts, at("11:00")).verdict.kind, "over");
  });
});
