import assert from "node:assert/strict";
import { recordRemoval } from "../../../src/flows/record-removal.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../fakes/kept-in.ts";

const removed = { kind: "removed", since: at("10:00"), guestId: "guest-1" };

describe("recordRemoval", () => {
  it("turns every invitation of the guest, whether accepted or not, and has their cards follow", async () => {
    const outside = fakeOutside();
    const [open, done, other] = [invited({ createdAt: at("09:30") }), accepted(), invited({}, "guest-2")];
    await keep(outside, open, done, other);
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1")), { kind: "done" });
    assert.deepEqual([await stateIn(outside, open), await stateIn(outside, done)], [removed, removed]);
    assert.deepEqual(await stateIn(outside, other), other.state);
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: done.id, what: "removed" },
      { at: at("10:00"), invitation: open.id, what: "removed" },
    ]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: done.id, due: at("10:00") },
      { kind: "update-card", invitation: open.id, due: at("10:00") },
    ]);
  });

  it("finds nothing left to do in a replay", async () => {
    const outside = fakeOutside();
    await keep(outside, invited());
    await recordRemoval(outside.ports, id("guest-1"));
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1")), { kind: "done" });
    assert.equal(outside.store.events().length, 1);
  });

  it("comes again at once when another change was first", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const { invitations } = outside.ports;
    invitations.commit = async () => "conflict";
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1")), { kind: "again", at: at("10:00") });
  });
});
