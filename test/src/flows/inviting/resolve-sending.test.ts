import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { resolveSending } from "../../../../src/flows/inviting/resolve-sending.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited, sending } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const refused = new GuestlistError("directory-refused", "no permission", { status: 403 });

describe("resolveSending", () => {
  for (const settled of [invited(), failed("busy")]) {
    it(`has nothing to do when the outcome is known: ${settled.state.kind}`, async () => {
      const outside = fakeOutside();
      await keep(outside, settled);
      assert.deepEqual(await resolveSending(outside.ports, settled.id), { kind: "done" });
      assert.deepEqual(await stateIn(outside, settled), settled.state);
    });
  }

  it("has nothing to do for an invitation that isn't there", async () => {
    assert.deepEqual(await resolveSending(fakeOutside().ports, id("unknown")), { kind: "done" });
  });

  it("ends a request that was never posted, and notifies the home", async () => {
    const outside = fakeOutside();
    const requested = anInvitation();
    await keep(outside, requested);
    assert.deepEqual(await resolveSending(outside.ports, requested.id), { kind: "done" });
    const state = { kind: "failed", since: at("10:00"), reason: "interrupted", reference: "00000000" };
    assert.deepEqual(await stateIn(outside, requested), state);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: requested.id, due: at("10:00") },
      { kind: "send-notice", invitation: requested.id, notice: "failed", due: at("10:00") },
    ]);
    assert.equal(outside.directory.invited.length, 0);
  });

  for (const [passed, nextLook] of [
    [0, "10:00:05"],
    [5_000, "10:00:15"],
    [15_000, "10:01"],
    [35_000, "10:01"],
    [60_000, "10:02"],
    [120_000, "10:05"],
    [299_999, "10:05"],
  ] as const) {
    it(`checks again at ${nextLook} when the guest hasn't appeared ${passed / 1_000} s after the POST`, async () => {
      const outside = fakeOutside();
      const open = sending();
      await keep(outside, open);
      await outside.clock.advance(passed);
      assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "again", at: at(nextLook) });
      assert.deepEqual(await stateIn(outside, open), passed < 60_000 ? open.state : { ...open.state, unanswered: true });
      assert.deepEqual(jobsIn(outside), passed < 60_000 ? [] : [{ kind: "update-card", invitation: open.id, due: outside.clock.now() }]);
    });
  }

  it("ends as not confirmed when the guest doesn't appear within five minutes, and notifies the home", async () => {
    const outside = fakeOutside();
    const open = sending();
    await keep(outside, open);
    await outside.clock.advance(300_000);
    assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "again", at: at("10:20") });
    assert.deepEqual(await stateIn(outside, open), { kind: "failed", since: at("10:05"), reason: "not-confirmed", reference: "00000000" });
    assert.deepEqual(
      jobsIn(outside).map((job) => ("kind" in job ? job.kind : "")),
      ["update-card", "send-notice"],
    );
    assert.deepEqual(outside.log.lines, [
      {
        level: "warn",
        code: "invitation-failed",
        invitation: open.id,
        reason: "not-confirmed",
        reference: "00000000",
        remoteId: undefined,
      },
    ]);
  });

  it("adopts the guest that has appeared, also at the last check", async () => {
    const outside = fakeOutside();
    const open = sending({ email: "sam@fabrikam.com" });
    await keep(outside, open);
    await outside.clock.advance(300_000);
    const guest = outside.directory.add();
    assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "done" });
    assert.deepEqual(await stateIn(outside, open), { kind: "invited", since: at("10:05"), guestId: guest.id });
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: open.id, due: at("10:05") }]);
    assert.deepEqual(outside.store.events(), [{ at: at("10:05"), invitation: open.id, what: "adopted" }]);
  });

  it("adopts no employee who has the address", async () => {
    const outside = fakeOutside();
    const open = sending({ email: "sam@fabrikam.com" });
    await keep(outside, open);
    outside.directory.add({ userType: "Member", userState: null, userStateSince: null });
    assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "again", at: at("10:00:05") });
    assert.deepEqual(await stateIn(outside, open), open.state);
  });

  it("waits the five minutes also where the app may not look, since the requester's retry looks again", async () => {
    const outside = fakeOutside();
    const open = sending();
    await keep(outside, open);
    outside.directory.findByEmail = async () => Promise.reject(refused);
    assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "again", at: at("10:00:05") });
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "look-up-not-permitted", invitation: open.id }]);
  });

  describe("of an invitation that failed as not confirmed", () => {
    const lost = () => failed("not-confirmed", { email: "sam@fabrikam.com", createdAt: at("08:55"), postedAfter: at("08:55") });

    it("checks again in the afternoon and the next day", async () => {
      const outside = fakeOutside();
      const open = lost();
      await keep(outside, open);
      assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "again", at: at("15:00") });
      await outside.clock.advance(5 * 3_600_000);
      assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "again", at: id("2026-11-21T09:00:00.000Z") });
    });

    it("records and announces the acceptance when the mail had gone out after all", async () => {
      const outside = fakeOutside();
      const open = lost();
      await keep(outside, open);
      const guest = outside.directory.add({ createdAt: at("08:55"), userState: "Accepted", userStateSince: at("09:30") });
      assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "done" });
      await runDueJobs(outside.ports);
      const accepted = { kind: "accepted", since: at("09:30"), heardAt: at("10:00"), guestId: guest.id, path: "look" };
      assert.deepEqual(await stateIn(outside, open), accepted);
      assert.ok(outside.notifier.said.some(({ what }) => what === "accepted"));
    });

    for (const [what, postedAfter, createdAt] of [
      ["an hour ahead of ours", at("09:55"), at("10:00")],
      ["as ours, as far as anybody knows", undefined, at("09:00")],
    ] as const) {
      it(`adopts the guest by Graph's clock: ${what}`, async () => {
        const outside = fakeOutside();
        const { postedAfter: _, ...untimed } = lost();
        const open = { ...untimed, ...(postedAfter && { postedAfter }) };
        await keep(outside, open);
        outside.directory.add({ createdAt });
        assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "done" });
        assert.equal((await stateIn(outside, open))?.kind, "invited");
      });
    }

    it("ignores a guest who was created later", async () => {
      const outside = fakeOutside();
      const open = lost();
      await keep(outside, open);
      outside.directory.add({ createdAt: at("09:30") });
      assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "again", at: id("2026-11-20T15:00:00.000Z") });
      assert.deepEqual(await stateIn(outside, open), open.state);
    });

    it("ends when another invitation has the address, and after a day", async () => {
      const outside = fakeOutside();
      const open = lost();
      await keep(outside, open, invited({ email: "sam@fabrikam.com" }));
      outside.directory.add({ createdAt: at("08:55") });
      await outside.clock.advance(24 * 3_600_000);
      assert.deepEqual(await resolveSending(outside.ports, open.id), { kind: "done" });
      assert.deepEqual(await stateIn(outside, open), open.state);
    });
  });

  it("lets the worker try again when the directory is down", async () => {
    const outside = fakeOutside();
    const open = sending();
    await keep(outside, open);
    outside.directory.findByEmail = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(resolveSending(outside.ports, open.id), { code: "directory-unavailable" });
  });

  it("checks again at once when another process was first", async () => {
    const outside = fakeOutside();
    const open = sending({ email: "sam@fabrikam.com" });
    outside.directory.add();
    const invitations = { ...outside.ports.invitations, find: async () => open, commit: async () => "conflict" as const };
    assert.deepEqual(await resolveSending({ ...outside.ports, invitations }, open.id), { kind: "again", at: at("10:00") });
  });

  it("looks the address up as the app", async () => {
    const outside = fakeOutside();
    const open = sending({ email: "sam@fabrikam.com" });
    await keep(outside, open);
    const questions: unknown[] = [];
    outside.directory.findByEmail = async (...question) => {
      questions.push(question);
      return undefined;
    };
    await resolveSending(outside.ports, open.id);
    assert.deepEqual(questions, [[{ kind: "app" }, "sam@fabrikam.com"]]);
  });
});
