import assert from "node:assert/strict";
import type { Ledger, Post, Trial, Tried } from "../../../../src/domain/pace/ledger.ts";
import { stopMark, stopStanding } from "../../../../src/domain/pace/stop-standing.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";

const since = at("09:00");
const by = id("megan");

function standing(given: { readonly trial?: Trial; readonly tried?: Tried } = {}, ...posts: readonly Post[]) {
  return stopStanding({ gate: { kind: "stopped", since, remoteId: "request-1", ...given }, posts }, since, at("10:00"));
}

const first = { kind: "stopped", refusedAt: since, remoteId: "request-1" } as const;

describe("stopStanding", () => {
  it("names the time and the request-id of the refusal", () => {
    assert.deepEqual(standing(), first);
    const nameless: Ledger = { gate: { kind: "stopped", since }, posts: [] };
    assert.deepEqual(stopStanding(nameless, since, at("10:00")), { kind: "stopped", refusedAt: since });
  });

  it("is over when the gate is open, and when a later stop has taken its place", () => {
    assert.deepEqual(stopStanding({ gate: { kind: "open" }, posts: [] }, since, at("10:00")), { kind: "over" });
    assert.deepEqual(stopStanding({ gate: { kind: "stopped", since: at("09:30") }, posts: [] }, since, at("10:00")), { kind: "over" });
  });

  it("tells whose trial waits for the next invitation, and whose is on its way", () => {
    const trial = { by, name: "Megan", at: at("09:59") } as const;
    const out = aPost({ id: id("out"), at: at("09:59"), standing: "out" });
    const attempt = { name: "Megan", at: at("09:59") };
    assert.deepEqual(standing({ trial }), { ...first, attempt: { ...attempt, outcome: "next" } });
    assert.deepEqual(standing({ trial: { ...trial, invitation: id("sam") } }), { ...first, attempt: { ...attempt, outcome: "under-way" } });
    const posting = { ...first, attempt: { ...attempt, outcome: "under-way" } };
    assert.deepEqual(standing({ trial: { ...trial, post: out.id } }, out), posting);
    assert.deepEqual(standing({ trial: { ...trial, post: out.id } }, aPost({ id: id("earlier") }), out), posting);
  });

  it("doesn't know the answer when the process died", () => {
    const died = aPost({ id: id("out"), at: at("09:30"), standing: "out" });
    const trial = { by, at: at("09:30"), post: died.id } as const;
    const unclear = { ...first, attempt: { at: at("09:30"), outcome: "unclear" } };
    const justOver = { ...died, at: at("09:58") };
    const standings = [standing({ trial }, died), standing({ trial }, justOver), standing({ trial })];
    assert.deepEqual(standings, [unclear, unclear, unclear]);
  });

  it("names the newest refusal after a trial that Microsoft refused, and keeps the old one after any other", () => {
    const tried = { by, name: "Megan", at: at("09:40"), answer: "blocked", remoteId: "request-2" } as const;
    const attempt = { name: "Megan", at: at("09:40") };
    const refused = { kind: "stopped", refusedAt: at("09:40"), remoteId: "request-2", attempt: { ...attempt, outcome: "failed" } };
    assert.deepEqual(standing({ tried }), refused);
    assert.deepEqual(standing({ tried: { ...tried, answer: "refused" } }), { ...first, attempt: { ...attempt, outcome: "unclear" } });
  });
});

describe("stopMark", () => {
  it("is the same for what looks the same", () => {
    assert.equal(stopMark(standing()), stopMark(standing()));
    assert.notEqual(stopMark(standing()), stopMark({ kind: "over" }));
  });
});
