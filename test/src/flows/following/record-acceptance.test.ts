import assert from "node:assert/strict";
import { recordAcceptance } from "../../../../src/flows/following/record-acceptance.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const acceptance = { guest: id("guest-1"), path: "delta", since: at("09:59:30") } as const;
const state = { kind: "accepted", since: at("09:59:30"), heardAt: at("10:00"), guestId: "guest-1", path: "delta" };

describe("recordAcceptance", () => {
  it("records the acceptance, queues the card update and the notice, and forgets the link", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    await outside.store.invitations.commit({
      invitations: [{ ...open, version: 2 }],
      events: [],
      jobs: [],
      redeemUrls: new Map([[open.id, "https://redeem.example"]]),
    });
    assert.deepEqual(await recordAcceptance(outside.ports, acceptance), { kind: "done" });
    assert.deepEqual(await stateIn(outside, open), state);
    assert.equal(await outside.store.invitations.redeemUrl(open.id), undefined);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: open.id, what: "accepted", detail: "delta" }]);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: open.id, due: at("10:00") },
      { kind: "send-notice", invitation: open.id, notice: "accepted", due: at("10:00") },
    ]);
    assert.deepEqual(outside.log.lines, [{ level: "info", code: "invitation-accepted", invitation: open.id, path: "delta" }]);
  });

  it("queues it, in the same transaction, for the channel that asked for its team's", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    await outside.ports.conversations.remember(conversationReference({ id: open.home.conversation }));
    await outside.ports.announcements.subscribe(aSubscription());
    await recordAcceptance(outside.ports, acceptance);
    const { conversation } = aSubscription();
    const announced = { conversation, guest: id("guest-1"), acceptedAt: at("09:59:30"), invitation: open.id, tellings: 0 };
    assert.deepEqual(await outside.ports.announcements.waiting(conversation, 10), [announced]);
    assert.deepEqual(jobsIn(outside).at(-1), { kind: "announce", conversation, due: at("10:00:01") });
  });

  it("changes nothing when it runs again", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    await recordAcceptance(outside.ports, acceptance);
    assert.deepEqual(await recordAcceptance(outside.ports, { ...acceptance, path: "young", since: null }), { kind: "done" });
    assert.deepEqual(await stateIn(outside, open), state);
    assert.deepEqual([outside.store.events().length, jobsIn(outside).length], [1, 2]);
  });

  it("ignores guests that we didn't invite", async () => {
    const outside = fakeOutside();
    assert.deepEqual(await recordAcceptance(outside.ports, acceptance), { kind: "done" });
    assert.deepEqual(outside.store.events(), []);
  });

  it("records it on every pending invitation of a guest, and notifies each home", async () => {
    const outside = fakeOutside();
    const [one, other, done] = [invited(), invited(), accepted()];
    const removed = anInvitation({ state: { kind: "removed", since: at("09:00"), guestId: id("guest-1") } });
    await keep(outside, one, other, done, removed);
    await recordAcceptance(outside.ports, acceptance);
    assert.deepEqual([await stateIn(outside, one), await stateIn(outside, other)], [state, state]);
    assert.deepEqual([await stateIn(outside, done), await stateIn(outside, removed)], [done.state, removed.state]);
    assert.equal(jobsIn(outside).length, 4);
  });

  it("records it on a revoked invitation only when the revocation was undone", async () => {
    const outside = fakeOutside();
    const revoked = anInvitation({ state: { kind: "revoked", since: at("09:59"), guestId: id("guest-1"), why: "asked" } });
    await keep(outside, revoked);
    await recordAcceptance(outside.ports, acceptance);
    assert.deepEqual(await stateIn(outside, revoked), revoked.state);
    await recordAcceptance(outside.ports, { ...acceptance, path: "look", undoes: "revocation" });
    assert.deepEqual(await stateIn(outside, revoked), { ...state, path: "look" });
  });

  it("records it on an invitation whose revocation was undone before it was recorded", async () => {
    const outside = fakeOutside();
    const revoking = anInvitation({ state: { kind: "invited", since: at("09:00"), guestId: id("guest-1"), revocation: "asked" } });
    await keep(outside, revoking);
    await recordAcceptance(outside.ports, { ...acceptance, path: "look", undoes: "revocation" });
    assert.deepEqual(await stateIn(outside, revoking), { ...state, path: "look" });
  });

  it("comes again at once when another change was first, and records nothing for that one", async () => {
    const outside = fakeOutside();
    const [one, other] = [invited({ createdAt: at("09:00") }), invited({ createdAt: at("09:30") })];
    await keep(outside, one, other);
    const { invitations } = outside.ports;
    const find = invitations.findReadableByGuests.bind(invitations);
    invitations.findReadableByGuests = async (guests) => {
      const found = await find(guests);
      await keep(outside, { ...one, version: 2 });
      return found;
    };
    assert.deepEqual(await recordAcceptance(outside.ports, acceptance), { kind: "again", at: at("10:00") });
    assert.deepEqual([(await stateIn(outside, one))?.kind, (await stateIn(outside, other))?.kind], ["invited", "accepted"]);
    assert.deepEqual(outside.log.codes, ["invitation-accepted"]);
    invitations.findReadableByGuests = find;
    assert.deepEqual(await recordAcceptance(outside.ports, acceptance), { kind: "done" });
    assert.equal((await stateIn(outside, one))?.kind, "accepted");
  });

  for (const again of ["restored", "reset"] as const) {
    it(`believes a change without a time only if the directory shows it, when the guest was ${again}`, async () => {
      const outside = fakeOutside();
      const open = anInvitation({ state: { kind: "invited", since: at("09:00"), guestId: id("guest-1"), seen: true, again } });
      await keep(outside, open);
      outside.directory.add({ id: id("guest-1"), userState: "PendingAcceptance" });
      assert.deepEqual(await recordAcceptance(outside.ports, { ...acceptance, since: null }), { kind: "done" });
      assert.deepEqual(await stateIn(outside, open), open.state);
      outside.directory.accept(id("guest-1"), at("09:30"));
      await recordAcceptance(outside.ports, { ...acceptance, since: null });
      assert.equal((await stateIn(outside, open))?.kind, "accepted");
    });
  }

  it("believes an acceptance from before the restoration only if the directory shows it", async () => {
    const outside = fakeOutside();
    const open = anInvitation({ state: { kind: "invited", since: at("09:59:45"), guestId: id("guest-1"), seen: true, again: "restored" } });
    await keep(outside, open);
    outside.directory.add({ id: id("guest-1"), userState: "PendingAcceptance" });
    await recordAcceptance(outside.ports, acceptance);
    assert.deepEqual(await stateIn(outside, open), open.state);
    await recordAcceptance(outside.ports, { ...acceptance, path: "young" });
    assert.equal((await stateIn(outside, open))?.kind, "accepted");
  });

  it("asks the directory about no other acceptance", async () => {
    const outside = fakeOutside();
    const open = anInvitation({ state: { kind: "invited", since: at("09:00"), guestId: id("guest-1"), seen: true, again: "restored" } });
    await keep(outside, open, invited());
    outside.directory.findByIds = async () => Promise.reject(new Error("it was asked"));
    await recordAcceptance(outside.ports, acceptance);
    assert.equal((await stateIn(outside, open))?.kind, "accepted");
  });
});
