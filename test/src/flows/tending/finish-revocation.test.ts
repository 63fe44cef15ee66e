import assert from "node:assert/strict";
import type { Invitation, Revocation } from "../../../../src/domain/invitation.ts";
import { finishRevocation } from "../../../../src/flows/tending/finish-revocation.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const adele = person();
const task = ({ id: invitation }: Invitation) => ({ kind: "revoke", invitation, by: adele.id }) as const;

/** One that is being taken back, and its guest. */
async function under(outside: FakeOutside, revocation: Revocation | undefined, given: Partial<Invitation> = {}) {
  const { id: guestId } = outside.directory.add();
  const state = { kind: "invited", since: at("10:00"), guestId, ...(revocation && { revocation }) } as const;
  const invitation = anInvitation({ requester: adele, state, ...given });
  await keep(outside, invitation);
  return { invitation, guestId };
}

describe("finishRevocation", () => {
  for (const why of ["asked", "replaced"] as const) {
    it(`ends one that was ${why} and wasn't completed, and checks once more later`, async () => {
      const outside = fakeOutside();
      const { invitation, guestId } = await under(outside, why);
      assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 1), { kind: "again", at: at("10:00:35") });
      assert.deepEqual(await stateIn(outside, invitation), { kind: "revoked", since: at("10:00"), guestId, why });
      assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 1), { kind: "again", at: at("10:00:35") });
      await outside.clock.advance(35_000);
      assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 1), { kind: "done" });
    });
  }

  it("does nothing without a started revocation", async () => {
    const outside = fakeOutside();
    const { invitation } = await under(outside, undefined);
    const [waiting, done] = [(await under(outside, "needs-admin")).invitation, accepted()];
    await keep(outside, done);
    for (const one of [invitation, waiting, done, anInvitation()]) {
      assert.deepEqual(await finishRevocation(outside.ports, task(one), 1), { kind: "done" });
    }
    assert.equal(outside.directory.users.size, 2);
  });

  it("restores a guest whose acceptance the directory showed only after the deletion", async () => {
    const outside = fakeOutside();
    const { invitation, guestId } = await under(outside, "asked");
    await finishRevocation(outside.ports, task(invitation), 1);
    const [deleted] = outside.directory.removed.splice(0);
    assert.ok(deleted);
    outside.directory.removed.push({ ...deleted, userState: "Accepted", userStateSince: at("09:59") });
    await outside.clock.advance(35_000);
    assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 1), { kind: "done" });
    assert.ok(outside.directory.users.has(guestId));
    assert.equal((await stateIn(outside, invitation))?.kind, "accepted");
  });

  it("looks the guest up as the app", async () => {
    const outside = fakeOutside();
    const { invitation, guestId } = await under(outside, "asked");
    const asked: unknown[] = [];
    outside.directory.findByIds = async (...question) => (asked.push(question), []);
    await finishRevocation(outside.ports, task(invitation), 1);
    assert.deepEqual(asked, [[{ kind: "app" }, [guestId]]]);
  });

  it("ends with an acceptance when there was one", async () => {
    const outside = fakeOutside();
    const { invitation, guestId } = await under(outside, "asked");
    outside.directory.accept(guestId);
    assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 1), { kind: "done" });
    assert.equal((await stateIn(outside, invitation))?.kind, "accepted");
  });

  it("waits for a guest who doesn't show yet", async () => {
    const outside = fakeOutside();
    const { invitation } = await under(outside, "replaced");
    outside.directory.users.clear();
    const retry = { kind: "retry", at: at("10:01"), why: "guest-too-fresh" };
    assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 1), retry);
    assert.deepEqual(await stateIn(outside, invitation), invitation.state);
  });

  it("tries again and again, at longer intervals, while the directory shows the guest but doesn't find the guest to delete", async () => {
    const outside = fakeOutside();
    const { invitation, guestId } = await under(outside, "asked");
    outside.directory.unwritable.add(guestId);
    for (const [attempt, at_] of [
      [1, at("10:01")],
      [3, at("10:03")],
      [100, at("10:05")],
    ] as const)
      assert.deepEqual(await finishRevocation(outside.ports, task(invitation), attempt), { kind: "retry", at: at_, why: "guest-not-yet" });
    assert.deepEqual(await stateIn(outside, invitation), invitation.state);
    outside.directory.unwritable.clear();
    assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 4), { kind: "again", at: at("10:00:35") });
    assert.deepEqual(outside.directory.users.size, 0);
  });

  it("ends one whose guest must stay, and shows the invitation as it was", async () => {
    for (const why of ["asked", "replaced"] as const) {
      const outside = fakeOutside();
      const { invitation, guestId } = await under(outside, why);
      const other = { ...anInvitation({ state: { kind: "invited", since: at("10:00"), guestId } }) };
      await keep(outside, other);
      assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 1), { kind: "done" });
      assert.deepEqual(await stateIn(outside, invitation), { kind: "invited", since: at("10:00"), guestId });
      assert.ok(outside.directory.users.has(guestId));
      const shown = [{ kind: "update-card", invitation: invitation.id, due: at("10:00") }];
      assert.deepEqual(jobsIn(outside), why === "replaced" ? shown : []);
    }
  });

  it("without the permission leaves a requested revocation undone, and lets a replaced invitation wait for an administrator", async () => {
    const outside = fakeOutside();
    outside.directory.mayDelete = false;
    const [asked, other] = [await under(outside, "asked"), await under(outside, "replaced")];
    for (const { invitation } of [asked, other])
      assert.deepEqual(await finishRevocation(outside.ports, task(invitation), 1), { kind: "done" });
    assert.deepEqual(await stateIn(outside, asked.invitation), { kind: "invited", since: at("10:00"), guestId: asked.guestId });
    const waits = { kind: "invited", since: at("10:00"), guestId: other.guestId, revocation: "needs-admin" };
    assert.deepEqual(await stateIn(outside, other.invitation), waits);
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: other.invitation.id, due: at("10:00") }]);
  });
});
