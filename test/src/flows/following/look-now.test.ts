import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { lookNow } from "../../../../src/flows/following/look-now.ts";
import { lookJob } from "../../../../src/flows/steps/new-jobs.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const open = invited({}, "guest-1");
const look = { invitation: open.id, way: "landing-page", since: at("10:00") } as const;
const again = (time: string) => ({ kind: "again", at: at(time) });
const refusedAs = (code: "directory-refused" | "throttled") => async () => Promise.reject(new GuestlistError(code, "no"));

async function world() {
  const outside = fakeOutside();
  await keep(outside, open);
  outside.directory.add({ id: id("guest-1") });
  return outside;
}

describe("lookNow", () => {
  it("looks at once and after 1, 2, 4 and 15 seconds", async () => {
    const outside = await world();
    const outcomes = [];
    for (const wait of [0, 1_000, 1_000, 2_000, 11_000]) {
      await outside.clock.advance(wait);
      outcomes.push(await lookNow(outside.ports, look));
    }
    assert.deepEqual(outcomes, [again("10:00:01"), again("10:00:02"), again("10:00:04"), again("10:00:15"), { kind: "done" }]);
    assert.deepEqual(jobsIn(outside), []);
  });

  it("records an acceptance with the way that led to the look, once", async () => {
    const outside = await world();
    outside.directory.add({ id: id("guest-1"), userState: "Accepted", userStateSince: at("09:59:59") });
    for (const way of ["landing-page", "notification"] as const) await outside.ports.jobs.enqueue(lookJob(open, way, outside.clock));
    await runDueJobs(outside.ports);
    const state = await stateIn(outside, open);
    assert.deepEqual(state?.kind === "accepted" && [state.since, state.path], [at("09:59:59"), "notification"]);
    assert.equal(outside.notifier.said.filter(({ what }) => what === "accepted").length, 1);
  });

  it("ends without a look when the invitation isn't open", async () => {
    const outside = await world();
    const over = accepted({}, "guest-2");
    await keep(outside, over);
    outside.directory.findByIds = async () => assert.fail("looked");
    for (const invitation of [over.id, id("unknown")]) {
      assert.deepEqual(await lookNow(outside.ports, { ...look, invitation }), { kind: "done" });
    }
  });

  it("looks once when it runs long after the hint", async () => {
    const outside = await world();
    await outside.clock.advance(3_600_000);
    assert.deepEqual(await lookNow(outside.ports, look), { kind: "done" });
  });

  it("looks once more when the clock was set back far, and doesn't look on until it says that time again", async () => {
    const outside = await world();
    assert.deepEqual(await lookNow(outside.ports, { ...look, since: at("11:00") }), { kind: "done" });
  });

  it("ends its series when the clock was set back a little", async () => {
    const outside = await world();
    const looks: string[] = [];
    let outcome = await lookNow(outside.ports, { ...look, since: at("10:00:03") });
    for (; outcome.kind === "again"; outcome = await lookNow(outside.ports, { ...look, since: at("10:00:03") })) {
      looks.push(outcome.at.slice(14, 19));
      await outside.clock.advance(-outside.clock.millisecondsSince(outcome.at));
    }
    assert.deepEqual(looks, ["00:01", "00:03", "00:04", "00:05", "00:07", "00:18"]);
  });

  it("looks at nobody without the permission that following needs", async () => {
    const outside = await world();
    outside.directory.findByIds = refusedAs("directory-refused");
    assert.deepEqual(await lookNow(outside.ports, look), { kind: "done" });
    outside.ports.problems.report("following-not-permitted");
    outside.directory.findByIds = async () => assert.fail("looked");
    assert.deepEqual(await lookNow(outside.ports, look), { kind: "done" });
  });

  it("lets other failures through, so that the job waits as Microsoft asks", async () => {
    const outside = await world();
    outside.directory.findByIds = refusedAs("throttled");
    await assert.rejects(lookNow(outside.ports, look), { code: "throttled" });
  });
});
