import assert from "node:assert/strict";
import { readState, stateColumns, stateSchema } from "../../../../../src/adapters/store/rows/state-columns.ts";
import type { InvitationState } from "../../../../../src/domain/invitation.ts";
import { at, id } from "../../../../build/ids.ts";

const since = at("10:00");
const guestId = id("guest");
const states: readonly InvitationState[] = [
  { kind: "requested", since },
  { kind: "lapsed", since },
  { kind: "queued", since, goesOutAt: at("10:30"), confirmed: ["guest-pending"] },
  { kind: "queued", since, confirmed: [] },
  { kind: "sending", since },
  { kind: "sending", since, unanswered: true },
  { kind: "invited", since, guestId },
  { kind: "invited", since, guestId, again: "reset", revocation: "needs-admin" },
  { kind: "accepted", since, guestId, heardAt: at("10:05"), path: "look" },
  { kind: "accepted", since, guestId, heardAt: at("10:05"), path: "delta", again: "restored" },
  { kind: "failed", since, reason: "busy", reference: "ref-1" },
  { kind: "failed", since, reason: "busy", reference: "ref-1", until: since },
  { kind: "removed", since, guestId },
  { kind: "revoked", since, guestId, why: "asked" },
];

describe("the columns of a state", () => {
  for (const state of states) {
    it(`give ${JSON.stringify(state).slice(0, 90)} back as it was`, () => {
      assert.deepEqual(readState(stateSchema.parse(stateColumns(state))), state);
    });
  }

  it("are null where a state doesn't have them, so that nothing of the state before stays", () => {
    assert.deepEqual(stateColumns({ kind: "requested", since }), {
      ...{
        state: "requested",
        since,
        busy_until: null,
        guest_id: null,
        guest_seen: null,
        heard_at: null,
        path: null,
        reason: null,
        reference: null,
        again: null,
        goes_out_at: null,
        confirmed: null,
      },
    });
  });

  for (const wrong of [
    { state: "dreaming" },
    { guest_id: null },
    { guest_id: "" },
    { since: "yesterday" },
    { guest_seen: 2 },
    { again: "twice" },
    { reason: "bored" },
    { state: "accepted" },
    { state: "failed", reason: "bored", reference: "r" },
    { state: "queued" },
    { state: "queued", confirmed: '["bored"]' },
    { state: "queued", confirmed: "[]", goes_out_at: "tomorrow" },
  ]) {
    it(`can't be read with ${JSON.stringify(wrong)}`, () => {
      const columns = { ...stateColumns({ kind: "invited", since, guestId }), ...wrong };
      assert.equal(stateSchema.safeParse(columns).success, false);
    });
  }
});
