import assert from "node:assert/strict";
import { GuestlistError } from "../../../src/errors.ts";
import { postInvitation } from "../../../src/flows/post-invitation.ts";
import type { PersonActor } from "../../../src/ports/identity.ts";
import { at, id } from "../../build/ids.ts";
import { sending } from "../../build/in-state.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../fakes/kept-in.ts";

const actor: PersonActor = { kind: "person", id: id("person-adele"), accessToken: "graph" };
const open = sending({ email: "sam@fabrikam.com" });

describe("postInvitation", () => {
  for (const reason of ["address-refused", "already-in-directory", "domain-blocked", "permission-missing", "unknown"] as const) {
    it(`ends as ${reason} when Graph says so, with its request id in the log`, async () => {
      const outside = fakeOutside();
      await keep(outside, { ...open, version: 1 });
      outside.directory.nextInvite = { kind: "refused", reason, remoteId: "graph-1" };
      const state = { kind: "failed", since: at("10:00"), reason, reference: "00000000" };
      assert.deepEqual(await postInvitation(outside.ports, actor, open), { kind: "failed", invitation: { ...open, version: 2, state } });
      assert.deepEqual(await stateIn(outside, open), state);
      assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: open.id, due: at("10:00") }]);
      assert.deepEqual(outside.log.lines, [
        { level: "warn", code: "invitation-failed", invitation: open.id, reason, reference: "00000000", remoteId: "graph-1" },
      ]);
    });
  }

  it("ends as busy when Graph turned the POST away: certainly nothing was sent", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    outside.directory.nextInvite = new GuestlistError("throttled", "busy", { retryAfter: 60 });
    const outcome = await postInvitation(outside.ports, actor, open);
    assert.equal(outcome.kind === "failed" && outcome.invitation.state.kind === "failed" && outcome.invitation.state.reason, "busy");
  });

  for (const failure of [
    new GuestlistError("outcome-unknown", "time-out"),
    new GuestlistError("directory-unavailable", "down"),
    new TypeError("?"),
  ]) {
    it(`leaves the outcome open after ${failure.message}, and has it looked up`, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      outside.directory.nextInvite = failure;
      assert.deepEqual(await postInvitation(outside.ports, actor, open), { kind: "unsettled", invitation: open });
      assert.deepEqual(await stateIn(outside, open), open.state);
      assert.deepEqual(jobsIn(outside), [{ kind: "resolve-sending", invitation: open.id, due: at("10:00:05") }]);
      assert.deepEqual([outside.log.failures, outside.directory.invited.length], [[failure], 1]);
    });
  }

  for (const [state, kind] of [
    [{ kind: "invited", since: at("10:00"), guestId: id("guest-1") }, "invited"],
    [{ kind: "failed", since: at("10:00"), reason: "not-confirmed", reference: "ref" }, "failed"],
  ] as const) {
    it(`answers as it was recorded by somebody who was first: ${kind}`, async () => {
      const outside = fakeOutside();
      const recorded = { ...open, version: 2, state };
      await keep(outside, open);
      await keep(outside, recorded);
      assert.deepEqual(await postInvitation(outside.ports, actor, open), { kind, invitation: recorded });
      outside.directory.nextInvite = { kind: "refused", reason: "unknown" };
      assert.deepEqual(await postInvitation(outside.ports, actor, open), { kind, invitation: recorded });
      assert.deepEqual(await stateIn(outside, open), state);
    });
  }

  it("answers with what it has when the invitation was erased meanwhile", async () => {
    const outside = fakeOutside();
    const erased = { ...open, version: 3 };
    assert.deepEqual(await postInvitation(outside.ports, actor, erased), { kind: "unsettled", invitation: erased });
  });
});
