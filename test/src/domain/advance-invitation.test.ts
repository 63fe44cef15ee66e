import assert from "node:assert/strict";
import { advanceInvitation } from "../../../src/domain/advance-invitation.ts";
import type { InvitationEvent } from "../../../src/domain/invitation-event.ts";
import type { Instant } from "../../../src/domain/ids.ts";
import { openStates } from "../../../src/domain/invitation.ts";
import type { Invitation, InvitationState, InvitationStateKind, Revocation } from "../../../src/domain/invitation.ts";
import { anApproval } from "../../build/an-approval.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { accepted, imported, invited } from "../../build/in-state.ts";
import { at, id } from "../../build/ids.ts";

const before = at("10:00");
const now = at("10:05");
const guestId = id("guest");

const states = {
  requested: { kind: "requested", since: before },
  "awaiting-approval": { kind: "awaiting-approval", since: before },
  rejected: { kind: "rejected", since: before },
  withdrawn: { kind: "withdrawn", since: before },
  lapsed: { kind: "lapsed", since: before },
  queued: { kind: "queued", since: before, goesOutAt: at("10:20"), confirmed: ["guest-pending"] },
  sending: { kind: "sending", since: before },
  invited: { kind: "invited", since: before, guestId },
  accepted: { kind: "accepted", since: before, guestId, heardAt: before, path: "delta" },
  failed: { kind: "failed", since: before, reason: "busy", reference: "ref-1" },
  removed: { kind: "removed", since: before, guestId },
  revoked: { kind: "revoked", since: before, guestId, why: "asked" },
} as const satisfies Readonly<Record<InvitationStateKind, InvitationState>>;

const megan = { by: id("person-megan"), name: "Megan Bowen", at: before };
const approval = anApproval();

const events = {
  "approval-asked": { kind: "approval-asked", approval },
  approved: { kind: "approved", decision: { kind: "approved", ...megan }, postedAfter: before },
  rejected: { kind: "rejected", decision: { kind: "rejected", ...megan, reason: "We know nobody there." } },
  remarked: { kind: "remarked", remark: { kind: "question", ...megan, text: "Until when?" } },
  reminded: { kind: "reminded" },
  escalated: { kind: "escalated", to: "legal" },
  withdrawn: { kind: "withdrawn" },
  lapsed: { kind: "lapsed" },
  queued: { kind: "queued", wait: { goesOutAt: at("10:30"), confirmed: [] } },
  sending: { kind: "sending" },
  sent: { kind: "sent", guestId, createdGuest: true },
  unanswered: { kind: "unanswered" },
  failed: { kind: "failed", reason: "own-domain", reference: "ref-2" },
  accepted: { kind: "accepted", path: "young", since: at("10:04") },
  removed: { kind: "removed" },
  resending: { kind: "resending" },
  "not-resent": { kind: "not-resent" },
  revoking: { kind: "revoking", why: "asked" },
  "not-revoked": { kind: "not-revoked" },
  unrevoked: { kind: "unrevoked", since: at("10:04") },
  revoked: { kind: "revoked", why: "replaced", guestId },
  seen: { kind: "seen" },
  resent: { kind: "resent", guestId: id("guest-2") },
  "was-accepted": { kind: "was-accepted", reference: "ref-3" },
  "taken-over": { kind: "taken-over", reference: "ref-4" },
  reset: { kind: "reset", since: at("10:04") },
  restored: { kind: "restored", userState: "pending", since: null },
} as const satisfies Readonly<Record<InvitationEvent["kind"], InvitationEvent>>;

/** All possible transitions; every other pair is refused. */
const table: Readonly<Record<InvitationStateKind, Partial<Record<InvitationEvent["kind"], InvitationState>>>> = {
  requested: {
    queued: { kind: "queued", since: now, goesOutAt: at("10:30"), confirmed: [] },
    sending: { kind: "sending", since: now },
    failed: { kind: "failed", since: now, reason: "own-domain", reference: "ref-2" },
    "approval-asked": { kind: "awaiting-approval", since: now },
  },
  "awaiting-approval": {
    approved: { kind: "sending", since: now },
    rejected: { kind: "rejected", since: now },
    withdrawn: { kind: "withdrawn", since: now },
    lapsed: { kind: "lapsed", since: now },
    remarked: states["awaiting-approval"],
    reminded: states["awaiting-approval"],
    escalated: states["awaiting-approval"],
    failed: { kind: "failed", since: now, reason: "own-domain", reference: "ref-2" },
  },
  queued: {
    queued: { kind: "queued", since: before, goesOutAt: at("10:30"), confirmed: [] },
    sending: { kind: "sending", since: now },
    withdrawn: { kind: "withdrawn", since: now },
    failed: { kind: "failed", since: now, reason: "own-domain", reference: "ref-2" },
  },
  rejected: {},
  withdrawn: {},
  lapsed: {},
  sending: {
    queued: { kind: "queued", since: now, goesOutAt: at("10:30"), confirmed: [] },
    sent: { kind: "invited", since: now, guestId },
    unanswered: { kind: "sending", since: before, unanswered: true },
    failed: { kind: "failed", since: now, reason: "own-domain", reference: "ref-2" },
  },
  invited: {
    accepted: { kind: "accepted", since: at("10:04"), guestId, heardAt: now, path: "young" },
    removed: { kind: "removed", since: now, guestId },
    resending: states.invited,
    "not-resent": states.invited,
    revoking: { kind: "invited", since: before, guestId, revocation: "asked" },
    revoked: { kind: "revoked", since: now, guestId, why: "replaced" },
    seen: { ...states.invited, seen: true },
    resent: { kind: "invited", since: now, guestId: id("guest-2") },
    "was-accepted": { kind: "failed", since: now, reason: "guest-accepted", reference: "ref-3" },
  },
  accepted: {
    removed: { kind: "removed", since: now, guestId },
    reset: { kind: "invited", since: at("10:04"), guestId, seen: true, again: "reset" },
  },
  failed: {
    queued: { kind: "queued", since: now, goesOutAt: at("10:30"), confirmed: [] },
    sending: { kind: "sending", since: now },
  },
  removed: {
    restored: { kind: "invited", since: now, guestId, seen: true, again: "restored" },
    resent: { kind: "invited", since: now, guestId: id("guest-2") },
  },
  revoked: {
    restored: { kind: "invited", since: now, guestId, seen: true, again: "restored" },
    resent: { kind: "invited", since: now, guestId: id("guest-2") },
    unrevoked: { kind: "accepted", since: at("10:04"), guestId, heardAt: now, path: "look" },
  },
};

/** How an event changes the number of further mails. */
const resent: Partial<Record<InvitationEvent["kind"], number>> = { resending: 1, "not-resent": -1 };

/** What an event changes besides the state. */
function besides(event: InvitationEvent, invitation: Invitation): Invitation {
  const { postedAfter: _, ...untimed } = invitation;
  if (event.kind === "resent") return { ...untimed, createdGuest: false };
  if (event.kind === "approved") return { ...invitation, postedAfter: before };
  return event.kind === "approval-asked" ? { ...invitation, approval } : invitation;
}

/** The state after an event during a revocation. */
function whileRevoking(revocation: Revocation, event: InvitationEvent): InvitationState | "refused" {
  const step = advanceInvitation(anInvitation({ state: { ...states.invited, revocation } }), event, now);
  return step.kind === "ok" ? step.next.state : "refused";
}

describe("advanceInvitation", () => {
  for (const state of Object.values(states)) {
    for (const event of Object.values(events)) {
      const invitation = anInvitation({ version: 7, state, resends: 1 });
      const next = table[state.kind][event.kind];
      it(next ? `lets ${event.kind} follow ${state.kind}` : `refuses ${event.kind} in ${state.kind}`, () => {
        const unchanged = structuredClone(invitation);
        const expected = next
          ? { kind: "ok", next: { ...besides(event, invitation), version: 8, state: next, resends: 1 + (resent[event.kind] ?? 0) } }
          : { kind: "refused", standsAt: state.kind };
        assert.deepEqual(advanceInvitation(invitation, event, now), expected);
        assert.deepEqual(invitation, unchanged);
      });
    }
  }

  it("lets a request take the place of an imported invitation that nobody has accepted, and of no other", () => {
    const takenOver = (invitation: Invitation) => advanceInvitation(invitation, events["taken-over"], now);
    const step = takenOver(imported());
    const end = { kind: "failed", since: now, reason: "taken-over", reference: "ref-4" };
    assert.deepEqual(step.kind === "ok" && step.next.state, end);
    assert.deepEqual([takenOver(invited()).kind, takenOver(accepted({ origin: "imported" })).kind], ["refused", "refused"]);
  });

  it("uses our own time for an acceptance if the directory has none", () => {
    const step = advanceInvitation(anInvitation({ state: states.invited }), { kind: "accepted", path: "look", since: null }, now);
    assert.deepEqual(step.kind === "ok" && step.next.state, { kind: "accepted", since: now, guestId, heardAt: now, path: "look" });
  });

  it("uses our own time for a reset if the directory has none", () => {
    const step = advanceInvitation(anInvitation({ state: states.accepted }), { kind: "reset", since: null }, now);
    assert.deepEqual(step.kind === "ok" && step.next.state, { kind: "invited", since: now, guestId, seen: true, again: "reset" });
  });

  it("ignores an acceptance from before the reset", () => {
    const state = { ...states.invited, again: "reset" } as const;
    const heard = (since: Instant | null) => advanceInvitation(anInvitation({ state }), { ...events.accepted, since }, now).kind;
    assert.deepEqual([heard(at("09:59")), heard(before), heard(at("10:01")), heard(null)], ["refused", "ok", "ok", "ok"]);
  });

  it("remembers whether the POST created the guest", () => {
    const step = advanceInvitation(anInvitation({ state: states.sending }), { kind: "sent", guestId, createdGuest: false }, now);
    assert.ok(step.kind === "ok" && !step.next.createdGuest);
  });

  it("counts a restored guest who had accepted as accepted, at the directory's time or otherwise ours", () => {
    const removed = anInvitation({ state: states.removed });
    const back = (since: Instant | null) => advanceInvitation(removed, { kind: "restored", userState: "accepted", since }, now);
    const state = { kind: "accepted", guestId, heardAt: now, path: "delta", again: "restored" };
    const [withTime, withoutTime] = [back(before), back(null)];
    assert.deepEqual(withTime.kind === "ok" && withTime.next.state, { ...state, since: before });
    assert.deepEqual(withoutTime.kind === "ok" && withoutTime.next.state, { ...state, since: now });
  });

  it("counts a guest who appears later as ours when the POST was not confirmed", () => {
    const state = { kind: "failed", since: before, reason: "not-confirmed", reference: "ref-1" } as const;
    const step = advanceInvitation(anInvitation({ state }), events.sent, now);
    assert.deepEqual(step.kind === "ok" && step.next.state, { kind: "invited", since: now, guestId });
  });

  it("continues the first of two revocations, and sends no mail during it", () => {
    for (const revocation of ["asked", "replaced"] as const) {
      assert.equal(whileRevoking(revocation, events.revoking), "refused");
      assert.equal(whileRevoking(revocation, events.resending), "refused");
    }
  });

  it("waits for an administrator if the app may not delete, and can be retried", () => {
    const waiting = { ...states.invited, revocation: "needs-admin" };
    assert.deepEqual(whileRevoking("replaced", { kind: "not-revoked", waits: "needs-admin" }), waiting);
    assert.equal(whileRevoking("needs-admin", events["not-revoked"]), "refused");
    assert.deepEqual(whileRevoking("needs-admin", { kind: "revoking", why: "replaced" }), { ...states.invited, revocation: "replaced" });
  });

  it("clears a revocation that failed", () => {
    assert.deepEqual(whileRevoking("asked", events["not-revoked"]), states.invited);
  });

  it("lets a revocation in progress find out by itself what became of a guest who is gone", () => {
    for (const revocation of ["asked", "replaced"] as const) {
      assert.equal(whileRevoking(revocation, events.removed), "refused");
      assert.deepEqual(whileRevoking(revocation, { ...events.removed, duringRevocation: true }), { kind: "removed", since: now, guestId });
    }
    const replaced = { kind: "revoked", since: now, guestId, why: "replaced" };
    assert.deepEqual(whileRevoking("needs-admin", events.removed), replaced);
  });

  it("records no revocation of another guest than the one who was deleted", () => {
    assert.equal(whileRevoking("asked", { ...events.revoked, guestId: id("guest-2") }), "refused");
  });

  it("notes only once that a guest was seen", () => {
    const step = advanceInvitation(anInvitation({ state: { ...states.invited, seen: true } }), events.seen, now);
    assert.equal(step.kind, "refused");
  });

  it("keeps the guest that another POST names again, but not during a revocation", () => {
    const again = { kind: "resent", guestId } as const;
    const invitation = anInvitation({ state: states.invited });
    assert.deepEqual(advanceInvitation(invitation, again, now), { kind: "ok", next: { ...invitation, version: 2 } });
    assert.equal(whileRevoking("asked", again), "refused");
    assert.equal(whileRevoking("needs-admin", again) === "refused", false);
    for (const state of [states.removed, states.revoked, states.accepted])
      assert.equal(advanceInvitation(anInvitation({ state }), again, now).kind, "refused");
  });

  it("doesn't count another guest, made by a later POST, as its own", () => {
    const step = advanceInvitation(anInvitation({ state: states.revoked, postedAfter: before }), events.resent, now);
    assert.ok(step.kind === "ok");
    assert.deepEqual([step.next.createdGuest, step.next.postedAfter], [false, undefined]);
    const during = whileRevoking("replaced", events.resent);
    assert.deepEqual(during, { kind: "invited", since: now, guestId: id("guest-2"), revocation: "replaced" });
  });

  it("takes the time of the POST from the approval, and forgets an earlier one", () => {
    const approved = (postedAfter?: Instant) => {
      const { postedAfter: _, ...untimed } = events.approved;
      const event = { ...untimed, ...(postedAfter !== undefined && { postedAfter }) };
      const step = advanceInvitation(
        { ...anInvitation({ state: states["awaiting-approval"], postedAfter: before }), approval },
        event,
        now,
      );
      return step.kind === "ok" && step.next.postedAfter;
    };
    assert.deepEqual([approved(now), approved()], [now, undefined]);
  });

  it("recognizes an acceptance from before the deletion", () => {
    assert.deepEqual(whileRevoking("asked", events.accepted), table.invited.accepted);
  });

  it("leads out of every open state, so that none reserves its address for ever", () => {
    const ways = openStates.map((state) => Object.keys(table[state]).length);
    assert.ok(ways.every((count) => count > 0));
  });
});
