import assert from "node:assert/strict";
import { commitRemoval } from "../../../../src/flows/following/commit-removal.ts";
import { aChange } from "../../../build/a-change.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const removed = { kind: "removed", since: at("10:00"), guestId: "guest-1" };
/** The directory may have shown an old state: the guest is looked at again. */
const review = { kind: "record-restoration", guest: "guest-1", since: at("10:10"), due: at("10:10") };

describe("commitRemoval", () => {
  it("records it on every invitation of the guest, accepted or not, and updates their cards", async () => {
    const outside = fakeOutside();
    const [open, done, other] = [invited({ createdAt: at("09:30") }), accepted(), invited({}, "guest-2")];
    await keep(outside, open, done, other);
    assert.deepEqual(await commitRemoval(outside.ports, id("guest-1")), { kind: "done" });
    assert.deepEqual([await stateIn(outside, open), await stateIn(outside, done)], [removed, removed]);
    assert.deepEqual(await stateIn(outside, other), other.state);
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: done.id, what: "removed" },
      { at: at("10:00"), invitation: open.id, what: "removed" },
    ]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: done.id, due: at("10:00") },
      { kind: "send-notice", invitation: done.id, notice: "removed", due: at("10:00") },
      review,
      { kind: "update-card", invitation: open.id, due: at("10:00") },
      { kind: "send-notice", invitation: open.id, notice: "removed", due: at("10:00") },
    ]);
  });

  it("changes nothing when it runs again", async () => {
    const outside = fakeOutside();
    await keep(outside, invited());
    await commitRemoval(outside.ports, id("guest-1"));
    assert.deepEqual(await commitRemoval(outside.ports, id("guest-1")), { kind: "done" });
    assert.equal(outside.store.events().length, 1);
  });

  it("records a guest whose revocation was started as revoked, forgets the link and notifies only followers", async () => {
    const outside = fakeOutside();
    const revoking = anInvitation({ state: { kind: "invited", since: at("09:00"), guestId: id("guest-1"), revocation: "needs-admin" } });
    const redeemUrls = new Map([[revoking.id, "https://redeem.example"]]);
    await outside.store.invitations.commit(aChange({ invitations: [revoking], redeemUrls }));
    await commitRemoval(outside.ports, id("guest-1"));
    assert.equal(await outside.store.invitations.redeemUrl(revoking.id), undefined);
    assert.deepEqual(await stateIn(outside, revoking), { kind: "revoked", since: at("10:00"), guestId: "guest-1", why: "replaced" });
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: revoking.id, due: at("10:00") },
      { kind: "send-notice", invitation: revoking.id, notice: "revoked", due: at("10:00") },
      review,
    ]);
    assert.deepEqual(
      outside.store.events().map(({ what }) => what),
      ["revoked"],
    );
  });

  it("comes again at once when another change was first", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    const { invitations } = outside.ports;
    invitations.commit = async () => "conflict";
    assert.deepEqual(await commitRemoval(outside.ports, id("guest-1")), { kind: "again", at: at("10:00") });
  });
});
