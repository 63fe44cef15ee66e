import assert from "node:assert/strict";
import { recordRemoval } from "../../../../src/flows/following/record-removal.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const removed = { kind: "removed", since: at("10:00"), guestId: "guest-1" };

describe("recordRemoval", () => {
  it("turns every invitation of the guest, whether accepted or not, and has their cards follow", async () => {
    const outside = fakeOutside();
    const [open, done, other] = [invited({ createdAt: at("09:30") }), accepted(), invited({}, "guest-2")];
    await keep(outside, open, done, other);
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1"), 1), { kind: "done" });
    assert.deepEqual([await stateIn(outside, open), await stateIn(outside, done)], [removed, removed]);
    assert.deepEqual(await stateIn(outside, other), other.state);
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: done.id, what: "removed" },
      { at: at("10:00"), invitation: open.id, what: "removed" },
    ]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: done.id, due: at("10:00") },
      { kind: "send-notice", invitation: done.id, notice: "removed", due: at("10:00") },
      { kind: "update-card", invitation: open.id, due: at("10:00") },
      { kind: "send-notice", invitation: open.id, notice: "removed", due: at("10:00") },
    ]);
  });

  it("finds nothing left to do in a replay", async () => {
    const outside = fakeOutside();
    await keep(outside, invited());
    await recordRemoval(outside.ports, id("guest-1"), 1);
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1"), 1), { kind: "done" });
    assert.equal(outside.store.events().length, 1);
  });

  it("takes a guest who is being taken back for revoked, forgets the link and tells only who follows", async () => {
    const outside = fakeOutside();
    const revoking = anInvitation({ state: { kind: "invited", since: at("09:00"), guestId: id("guest-1"), revocation: "needs-admin" } });
    await keep(outside, revoking);
    await recordRemoval(outside.ports, id("guest-1"), 1);
    assert.deepEqual(await stateIn(outside, revoking), { kind: "revoked", since: at("10:00"), guestId: "guest-1", why: "replaced" });
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: revoking.id, due: at("10:00") },
      { kind: "send-notice", invitation: revoking.id, notice: "revoked", due: at("10:00") },
    ]);
    assert.deepEqual(
      outside.store.events().map(({ what }) => what),
      ["revoked"],
    );
  });

  it("looks twice more at somebody who is still there, and then takes the news for an old one", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    outside.directory.add({ id: id("guest-1") });
    const retry = { kind: "retry", at: at("10:00:20"), why: "still-there" };
    for (const attempt of [1, 2]) assert.deepEqual(await recordRemoval(outside.ports, id("guest-1"), attempt), retry);
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1"), 3), { kind: "done" });
    assert.deepEqual(await stateIn(outside, open), open.state);
  });

  it("believes the deleted items where the directory shows somebody late", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const guest = outside.directory.add({ id: id("guest-1") });
    outside.directory.removed.push(guest);
    await recordRemoval(outside.ports, id("guest-1"), 1);
    assert.deepEqual(await stateIn(outside, open), removed);
  });

  it("comes again at once when another change was first", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const { invitations } = outside.ports;
    invitations.commit = async () => "conflict";
    assert.deepEqual(await recordRemoval(outside.ports, id("guest-1"), 1), { kind: "again", at: at("10:00") });
  });
});
