import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { checkAsPermitted, followAsPermitted, recallPermission } from "../../../../src/flows/following/as-permitted.ts";
import { aChange } from "../../../build/a-change.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const again = { kind: "again", at: at("10:00:30") };
const problem = "following-not-permitted";
const refused = new GuestlistError("directory-refused", "users/delta: Graph answered 403", { status: 403 });
const unavailable = new GuestlistError("directory-unavailable", "users/delta: Graph answered 503", { status: 503 });
const badRequest = new GuestlistError("directory-refused", "users/delta: Graph answered 400", { status: 400 });

/** A directory that refuses or fails, until `works` is called. */
function world(failure: Error) {
  const outside = fakeOutside();
  const { changes, directory } = outside;
  const [latest, findByIds] = [changes.latest.bind(changes), directory.findByIds.bind(directory)];
  changes.latest = async () => Promise.reject(failure);
  directory.findByIds = async () => Promise.reject(failure);
  const works = () => [Object.assign(changes, { latest }), Object.assign(directory, { findByIds })];
  return { outside, works };
}

const redrawn = (outside: FakeOutside) => jobsIn(outside).filter((job) => "kind" in job && job.kind === "update-card");
const cursor = ({ ports }: FakeOutside) => ports.cursors.find("following");

describe("followAsPermitted", () => {
  it("reports once that it may not, stores it, and tries again at the usual time", async () => {
    const { outside } = world(refused);
    for (const _ of [1, 2, 3]) assert.deepEqual(await followAsPermitted(outside.ports), again);
    assert.deepEqual([outside.log.codes, outside.log.failures], [["problem-found"], [refused]]);
    assert.match(String(outside.log.lines[0]?.["fix"]), /User\.Read\.All/);
    assert.equal(await cursor(outside), "refused");
  });

  it("draws open cards of the last two days again when the permission goes and when it comes, and no other time", async () => {
    const { outside, works } = world(refused);
    const old = invited({ id: id("old") }, "guest-2");
    const kept = { ...old, state: { ...old.state, since: id("2026-11-18T09:59:59.999Z") } };
    await keep(outside, invited({ id: id("open") }, "guest-1"), kept, accepted({ id: id("over") }, "guest-3"));
    for (const _ of [1, 2]) await followAsPermitted(outside.ports);
    const expected = [{ kind: "update-card", invitation: "open", due: at("10:00") }];
    assert.deepEqual(redrawn(outside), expected);
    for (const job of await outside.ports.jobs.claim(at("10:00"), at("10:01"), 10)) await outside.ports.jobs.finish(job, at("10:00"));
    works();
    for (const _ of [1, 2]) assert.deepEqual(await followAsPermitted(outside.ports), again);
    assert.deepEqual([redrawn(outside), outside.ports.problems.has(problem), await cursor(outside)], [expected, false, "permitted"]);
  });

  it("stores nothing as long as it was always permitted", async () => {
    const outside = fakeOutside();
    await keep(outside, invited({}, "guest-1"));
    assert.deepEqual(await followAsPermitted(outside.ports), again);
    assert.deepEqual([redrawn(outside), await cursor(outside)], [[], undefined]);
  });

  for (const failure of [unavailable, badRequest, new Error("a bug")]) {
    it(`leaves another failure to the worker: ${failure.message}`, async () => {
      const { outside } = world(failure);
      await assert.rejects(followAsPermitted(outside.ports), failure);
      assert.deepEqual([outside.ports.problems.has(problem), await cursor(outside)], [false, undefined]);
    });
  }
});

describe("checkAsPermitted", () => {
  it("waits quietly while following has reported that it may not", async () => {
    const { outside } = world(refused);
    await keep(outside, invited({}, "guest-1"));
    outside.ports.problems.report(problem);
    assert.deepEqual(await checkAsPermitted(outside.ports), again);
  });

  for (const [what, failure, reported] of [
    ["a refusal that following didn't meet", refused, false],
    ["another failure", unavailable, true],
  ] as const) {
    it(`leaves ${what} to the worker`, async () => {
      const { outside } = world(failure);
      await keep(outside, invited({}, "guest-1"));
      if (reported) outside.ports.problems.report(problem);
      await assert.rejects(checkAsPermitted(outside.ports), failure);
    });
  }

  it("checks the guests where it may", async () => {
    const outside = fakeOutside();
    assert.deepEqual(await checkAsPermitted(outside.ports), { kind: "again", at: at("10:00:15") });
  });
});

describe("recallPermission", () => {
  for (const [stored, known] of [
    ["refused", true],
    ["permitted", false],
    [undefined, false],
  ] as const) {
    it(`${known ? "knows" : "has nothing to know"} at the start, when "${stored ?? "nothing"}" was stored`, async () => {
      const { ports } = fakeOutside();
      if (stored !== undefined) await ports.invitations.commit(aChange({ cursor: { name: "following", from: undefined, to: stored } }));
      await recallPermission(ports);
      assert.equal(ports.problems.has(problem), known);
    });
  }

  it("takes back what was known, when another instance has stored that it is permitted again", async () => {
    const { ports } = fakeOutside();
    ports.problems.report(problem);
    await ports.invitations.commit(aChange({ cursor: { name: "following", from: undefined, to: "permitted" } }));
    await recallPermission(ports);
    assert.equal(ports.problems.has(problem), false);
  });
});
