import assert from "node:assert/strict";
import { adoptGuest } from "../../../../src/flows/inviting/adopt-guest.ts";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited, sending } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeUser } from "../../../fakes/fake-directory.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

async function aWorld(guest: Partial<FakeUser> = {}, open = sending()) {
  const outside = fakeOutside();
  await keep(outside, open);
  return { outside, open, guest: outside.directory.add(guest) };
}

describe("adoptGuest", () => {
  it("stores the guest as the one that was invited, and updates the card", async () => {
    const { outside, open, guest } = await aWorld();
    const adopted = { ...open, version: 2, state: { kind: "invited", since: at("10:00"), guestId: guest.id } };
    assert.deepEqual(await adoptGuest(outside.ports, open, guest), adopted);
    assert.deepEqual(await outside.store.invitations.find(open.id), adopted);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: open.id, what: "adopted" }]);
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: open.id, due: at("10:00") }]);
  });

  it("posts the card of one that began at a shell, which had none while it counted as failed", async () => {
    const home = { conversation: shellPlace(id("ada")) };
    const { outside, open, guest } = await aWorld({}, failed("not-confirmed", { home }));
    await adoptGuest(outside.ports, open, guest);
    assert.deepEqual(jobsIn(outside)[1], { kind: "post-home", invitation: open.id, due: at("10:00") });
  });

  for (const [createdAt, createdGuest] of [
    [at("10:00"), true],
    [at("10:00:00.001"), false],
    [at("09:59"), true],
    [at("09:58:59.999"), false],
    [null, false],
  ] as const) {
    it(`says of a guest created at ${createdAt} whether the invitation created them: ${createdGuest}`, async () => {
      const { outside, open, guest } = await aWorld({ createdAt });
      assert.equal((await adoptGuest(outside.ports, open, guest))?.createdGuest, createdGuest);
    });
  }

  it("doesn't know whether a guest is of its making without the directory's own time of the POST", async () => {
    const { postedAfter: _, ...untimed } = sending();
    const { outside, open, guest } = await aWorld({}, untimed);
    assert.equal((await adoptGuest(outside.ports, open, guest))?.createdGuest, false);
  });

  it("notifies colleagues, and revokes the invitation that this one replaces", async () => {
    const options = { redirectUrl: "https://contoso.com/", sendMail: true, colleagues: [id("c1")] };
    const { outside, open, guest } = await aWorld({}, sending({ options, replaces: id("mistaken") }));
    await adoptGuest(outside.ports, open, guest);
    assert.deepEqual(jobsIn(outside), [
      { kind: "update-card", invitation: open.id, due: at("10:00") },
      { kind: "send-notice", invitation: open.id, notice: "invited", due: at("10:00") },
      { kind: "revoke-replaced", invitation: "mistaken", by: open.requester.id, due: at("10:00") },
    ]);
  });

  it("records the acceptance of a guest who has accepted already", async () => {
    const { outside, open, guest } = await aWorld({ userState: "Accepted", userStateSince: at("09:59") });
    await adoptGuest(outside.ports, open, guest);
    const [card, acceptance] = outside.store.storedJobs();
    assert.equal(card?.task.kind, "update-card");
    assert.ok(acceptance);
    assert.deepEqual(acceptance.task, { kind: "record-acceptance", guest: guest.id, path: "look", since: at("09:59") });
    assert.deepEqual([acceptance.key, acceptance.due], [`record-acceptance:${guest.id}:look:${at("09:59")}`, at("10:00")]);
  });

  it("judges an acceptance without a time by the creation of the guest", async () => {
    const { outside, open, guest } = await aWorld({ createdAt: at("09:30"), userState: "Accepted", userStateSince: null });
    await adoptGuest(outside.ports, open, guest);
    const [, acceptance] = outside.store.storedJobs();
    assert.deepEqual(acceptance?.task, { kind: "record-acceptance", guest: guest.id, path: "look", since: at("09:30") });
  });

  it("leaves an invitation whose outcome is stored already", async () => {
    const settled = invited();
    const { outside, guest } = await aWorld({}, settled);
    assert.equal(await adoptGuest(outside.ports, settled, guest), undefined);
    assert.deepEqual(await stateIn(outside, settled), settled.state);
  });

  it("changes nothing when another process was first", async () => {
    const { outside, open, guest } = await aWorld();
    const first = { ...open, version: 2, state: { kind: "invited", since: at("10:00"), guestId: id("other") } } as const;
    await keep(outside, first);
    assert.equal(await adoptGuest(outside.ports, open, guest), undefined);
    assert.deepEqual([await stateIn(outside, open), jobsIn(outside)], [first.state, []]);
  });
});
