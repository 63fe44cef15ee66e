import assert from "node:assert/strict";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { postInvitation } from "../../../../src/flows/inviting/post-invitation.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { sending } from "../../../build/in-state.ts";
import { aPass } from "../../../build/a-pass.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const actor = { kind: "person", id: id("person-adele"), accessToken: "graph" } as const;
const open = sending({ email: "sam@fabrikam.com" });

type Posting = Omit<Parameters<typeof postInvitation>[1], "pass">;

async function post(outside: FakeOutside, posting: Posting) {
  return postInvitation(outside.ports, { ...posting, pass: await aPass(outside, posting.sending) });
}

describe("postInvitation", () => {
  for (const reason of ["address-refused", "already-in-directory", "domain-blocked", "permission-missing", "unknown"] as const) {
    it(`ends as ${reason} when Graph says so, with its request id in the log`, async () => {
      const outside = fakeOutside();
      await keep(outside, { ...open, version: 1 });
      outside.directory.nextInvite = { kind: "refused", reason, remoteId: "graph-1" };
      const state = { kind: "failed", since: at("10:00"), reason, reference: "00000000" };
      assert.deepEqual(await post(outside, { actor, sending: open, createsGuest: true }), {
        kind: "failed",
        invitation: { ...open, version: 2, state },
      });
      assert.deepEqual(await stateIn(outside, open), state);
      assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: open.id, due: at("10:00") }]);
      assert.deepEqual(outside.log.lines, [
        { level: "warn", code: "invitation-failed", invitation: open.id, reason, reference: "00000000", remoteId: "graph-1" },
      ]);
    });
  }

  describe("of what somebody approved", () => {
    const decision = { kind: "approved", by: id("megan"), name: "Megan Bowen", at: at("10:00") } as const;
    for (const [inviteAs, reason, tells] of [
      ["approver", "domain-blocked", true],
      ["approver", "address-refused", false],
      ["app", "domain-blocked", false],
    ] as const) {
      it(`${tells ? "notifies" : "doesn't notify"} them after the failure ${reason}, sent by the ${inviteAs}`, async () => {
        const outside = fakeOutside();
        const approved = { ...open, inviteAs, approval: anApproval({ decision }) };
        await keep(outside, { ...approved, version: 1 });
        outside.directory.nextInvite = { kind: "refused", reason };
        assert.equal((await post(outside, { actor, sending: approved, createsGuest: true })).kind, "failed");
        const approversJob = { kind: "tell-approvers", invitation: open.id, what: "failed", due: at("10:00") };
        assert.deepEqual(jobsIn(outside).slice(2), tells ? [approversJob] : []);
      });
    }
  });

  it("has the card posted of one that began at a shell", async () => {
    const outside = fakeOutside();
    const begun = { ...open, home: { conversation: shellPlace(open.requester.id) } };
    await keep(outside, begun);
    await post(outside, { actor, sending: begun, createsGuest: true });
    assert.ok(jobsIn(outside).some((job) => "kind" in job && job.kind === "post-home"));
  });

  for (const createsGuest of [true, false]) {
    it(`remembers whether the guest is of our making: ${createsGuest}`, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      const outcome = await post(outside, { actor, sending: open, createsGuest });
      assert.deepEqual([outcome.kind, outcome.invitation.createdGuest], ["invited", createsGuest]);
    });
  }

  for (const [who, inviter, sponsor] of [
    ["the app posts", { kind: "app" }, { sponsor: "person-adele" }],
    ["an approver posts", { ...actor, id: id("person-megan") }, { sponsor: "person-adele" }],
    ["the requester posts", actor, {}],
  ] as const) {
    it(`makes the requester the guest's sponsor only where another identity invites: ${who}`, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      await post(outside, { actor: inviter, sending: open, createsGuest: true });
      const request = { ...open.options, email: "sam@fabrikam.com", ...sponsor };
      assert.deepEqual(outside.directory.invited, [{ actor: inviter, request }]);
    });
  }

  for (const code of ["throttled", "directory-unavailable", "identity-unavailable"] as const) {
    it(`ends as busy after ${code}: certainly nothing was sent`, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      outside.directory.nextInvite = new GuestlistError(code, "busy", { retryAfter: 90 });
      const outcome = await post(outside, { actor, sending: open, createsGuest: true });
      const until = outside.clock.later(90_000);
      const state = { kind: "failed", since: at("10:00"), reason: "busy", reference: "00000000", until };
      const busy = { kind: "busy", until };
      assert.deepEqual(outcome, { kind: "failed", invitation: { ...open, version: 2, state }, busy });
    });
  }

  it("ends as unknown when nothing could be sent for a reason that doesn't pass", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    outside.directory.nextInvite = new GuestlistError("identity-misconfigured", "bad secret");
    const outcome = await post(outside, { actor, sending: open, createsGuest: true });
    assert.equal(outcome.kind === "failed" && outcome.invitation.state.kind === "failed" && outcome.invitation.state.reason, "unknown");
  });

  it("leaves the card alone after a refusal with which the form comes back", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    outside.directory.nextInvite = new GuestlistError("throttled", "busy");
    await post(outside, { actor, sending: open, createsGuest: true, formComesBackAfter: ["busy"] });
    assert.deepEqual(jobsIn(outside), []);
  });

  for (const failure of [new GuestlistError("outcome-unknown", "time-out"), new TypeError("?")]) {
    it(`leaves the outcome open after ${failure.message}, and has it looked up`, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      outside.directory.nextInvite = failure;
      const state = { kind: "sending", since: at("10:00"), unanswered: true };
      assert.deepEqual(await post(outside, { actor, sending: open, createsGuest: true }), {
        kind: "unsettled",
        invitation: { ...open, version: 2, state },
      });
      assert.deepEqual(await stateIn(outside, open), state);
      assert.deepEqual(jobsIn(outside), [
        { kind: "update-card", invitation: open.id, due: at("10:00") },
        { kind: "resolve-sending", invitation: open.id, due: at("10:00:05") },
      ]);
      assert.deepEqual(outside.store.events(), []);
      assert.deepEqual([outside.log.failures, outside.directory.invited.length], [[failure], 1]);
    });
  }

  for (const [state, kind] of [
    [{ kind: "invited", since: at("10:00"), guestId: id("guest-1") }, "invited"],
    [{ kind: "accepted", since: at("10:00"), guestId: id("guest-1"), heardAt: at("10:00"), path: "delta" }, "invited"],
    [{ kind: "removed", since: at("10:00"), guestId: id("guest-1") }, "invited"],
    [{ kind: "revoked", since: at("10:00"), guestId: id("guest-1"), why: "asked" }, "invited"],
    [{ kind: "awaiting-approval", since: at("10:00") }, "reopened"],
    [{ kind: "failed", since: at("10:00"), reason: "not-confirmed", reference: "ref" }, "failed"],
    [{ kind: "rejected", since: at("10:00") }, "failed"],
    [{ kind: "withdrawn", since: at("10:00") }, "failed"],
    [{ kind: "lapsed", since: at("10:00") }, "failed"],
    [{ kind: "sending", since: at("10:00") }, "unsettled"],
  ] as const) {
    it(`answers as it was recorded by a change that was first: ${state.kind} is ${kind}`, async () => {
      const outside = fakeOutside();
      const recorded = { ...open, version: 2, state };
      await keep(outside, open);
      await keep(outside, recorded);
      const sent = { kind: "sent", guestId: id("guest-2"), redeemUrl: "https://login.example/" } as const;
      const refused = { kind: "refused", reason: "unknown" } as const;
      const isOver = state.kind !== "sending" && state.kind !== "failed";
      for (const answer of [...(isOver ? [sent] : []), refused, new GuestlistError("outcome-unknown", "time-out")]) {
        outside.directory.nextInvite = answer;
        assert.deepEqual(await post(outside, { actor, sending: open, createsGuest: true }), { kind, invitation: recorded });
      }
      assert.deepEqual(await stateIn(outside, open), state);
    });
  }

  for (const state of [
    { kind: "sending", since: at("10:00"), unanswered: true },
    { kind: "failed", since: at("10:05"), reason: "not-confirmed", reference: "ref" },
  ] as const) {
    it(`keeps Graph's answer and its link when the job had written in the meantime that it was ${state.kind}`, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      await keep(outside, { ...open, version: 2, state });
      outside.directory.nextInvite = { kind: "sent", guestId: id("guest-2"), redeemUrl: "https://login.example/" };
      const { kind, invitation } = await post(outside, { actor, sending: open, createsGuest: true });
      assert.deepEqual([kind, invitation.state], ["invited", { kind: "invited", since: at("10:00"), guestId: "guest-2" }]);
      assert.equal(await outside.store.invitations.redeemUrl(open.id), "https://login.example/");
    });
  }

  it("keeps Graph's refusal when the job had marked the invitation as unanswered", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    await keep(outside, { ...open, version: 2, state: { kind: "sending", since: at("10:00"), unanswered: true } });
    outside.directory.nextInvite = { kind: "refused", reason: "domain-blocked" };
    const { kind, invitation } = await post(outside, { actor, sending: open, createsGuest: true });
    assert.deepEqual([kind, invitation.version], ["failed", 3]);
  });

  it("answers with what it has when the invitation was erased meanwhile", async () => {
    const outside = fakeOutside();
    const erased = { ...open, version: 3 };
    assert.deepEqual(await post(outside, { actor, sending: erased, createsGuest: true }), {
      kind: "unsettled",
      invitation: erased,
    });
  });

  it("stores nothing when the invitation isn't being sent", async () => {
    const outside = fakeOutside();
    const requested = { ...open, state: { kind: "withdrawn", since: at("10:00") } } as const;
    await keep(outside, requested);
    const outcome = await post(outside, { actor, sending: requested, createsGuest: true });
    assert.deepEqual(outcome, { kind: "failed", invitation: requested });
    assert.deepEqual(outside.store.events(), []);
  });
});
