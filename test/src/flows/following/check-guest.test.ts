import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { checkGuest } from "../../../../src/flows/following/check-guest.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const unseen = anInvitation({ postedAfter: at("10:00"), state: { kind: "invited", since: at("10:00"), guestId: id("guest-1") } });
const refusedAs = (code: "directory-refused" | "directory-unavailable") => async () => Promise.reject(new GuestlistError(code, "no"));

/** An invitation that was just sent, and whose guest hasn't been seen yet. */
async function world() {
  const outside = fakeOutside();
  await keep(outside, unseen);
  return outside;
}

describe("checkGuest", () => {
  it("notes that the guest was seen, and looks no more", async () => {
    const outside = await world();
    outside.directory.add({ id: id("guest-1") });
    assert.deepEqual(await checkGuest(outside.ports, unseen.id), { kind: "done" });
    const youngOnes = { kind: "check-guests", due: at("10:00:05") };
    assert.deepEqual([await stateIn(outside, unseen), jobsIn(outside)], [{ ...unseen.state, seen: true }, [youngOnes]]);
    outside.directory.findByIds = async () => assert.fail("looked again");
    assert.deepEqual(await checkGuest(outside.ports, unseen.id), { kind: "done" });
  });

  it("looks again for a minute when the directory doesn't show the guest", async () => {
    const outside = await world();
    const times = [];
    for (const wait of [0, 5_000, 10_000, 45_000]) {
      await outside.clock.advance(wait);
      times.push(await checkGuest(outside.ports, unseen.id));
    }
    assert.deepEqual(times, [...["10:00:05", "10:00:15", "10:01"].map((time) => ({ kind: "again", at: at(time) })), { kind: "done" }]);
    assert.deepEqual(await stateIn(outside, unseen), unseen.state);
  });

  it("ends an invitation whose partner is already a guest, and tells no acceptance", async () => {
    const outside = await world();
    outside.directory.add({ id: id("guest-1"), createdAt: at("06:00"), userState: "Accepted", userStateSince: at("07:00") });
    await checkGuest(outside.ports, unseen.id);
    await runDueJobs(outside.ports);
    const state = await stateIn(outside, unseen);
    assert.deepEqual([state?.kind, state?.kind === "failed" && state.reason], ["failed", "guest-accepted"]);
    assert.deepEqual(
      outside.notifier.said.map(({ what }) => what),
      ["edit", "failed"],
    );
  });

  it("judges an acceptance without a time by the creation of the guest", async () => {
    for (const [createdAt, kind] of [
      [at("06:00"), "failed"],
      [at("10:00"), "accepted"],
    ] as const) {
      const outside = await world();
      outside.directory.add({ id: id("guest-1"), createdAt, userState: "Accepted", userStateSince: null });
      await checkGuest(outside.ports, unseen.id);
      await runDueJobs(outside.ports);
      assert.equal((await stateIn(outside, unseen))?.kind, kind);
    }
  });

  it("looks at no invitation that isn't open", async () => {
    const outside = await world();
    outside.directory.findByIds = async () => assert.fail("looked");
    const done = accepted();
    await keep(outside, done);
    for (const { id: one } of [done, invited()]) assert.deepEqual(await checkGuest(outside.ports, one), { kind: "done" });
  });

  it("gives up without the permission to read users, and lets other failures through", async () => {
    const outside = await world();
    outside.directory.findByIds = refusedAs("directory-refused");
    assert.deepEqual(await checkGuest(outside.ports, unseen.id), { kind: "done" });
    outside.directory.findByIds = refusedAs("directory-unavailable");
    await assert.rejects(checkGuest(outside.ports, unseen.id), { code: "directory-unavailable" });
  });
});
