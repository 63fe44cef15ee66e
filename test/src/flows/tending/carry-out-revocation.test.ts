import assert from "node:assert/strict";
import type { Revocation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { carryOutRevocation, undoIfAccepted } from "../../../../src/flows/tending/carry-out-revocation.ts";
import type { RevocationOptions } from "../../../../src/flows/tending/carry-out-revocation.ts";
import type { Invited } from "../../../../src/flows/tending/is-invited.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const adele = person();
const refused = new GuestlistError("directory-refused", "no permission");
const down = new GuestlistError("directory-unavailable", "down");

function inRevocation(guestId: string, revocation?: Revocation): Invited {
  const state = { kind: "invited", since: at("10:00"), guestId: id(guestId), ...(revocation && { revocation }) } as const;
  return { ...anInvitation({ requester: adele, email: "sam@fabrikam.com" }), state };
}

/** An invitation with a committed revocation, and its pending guest. */
async function world(given: Partial<RevocationOptions> = {}, why: "asked" | "replaced" = "asked") {
  const outside = fakeOutside();
  const guest = outside.directory.add();
  const revoking = inRevocation(guest.id, why);
  const redeemUrls = new Map([[revoking.id, "https://redeem.example"]]);
  await outside.store.invitations.commit({ invitations: [revoking], events: [], jobs: [], redeemUrls });
  const options: RevocationOptions = { readers: [{ kind: "app" }], isRerun: false, why, by: adele.id, ...given };
  return { ...outside, outside, guest, revoking, run: () => carryOutRevocation(outside.ports, revoking, options) };
}

const audited = ({ store }: Pick<FakeOutside, "store">) => store.events().map(({ what, by, detail }) => [what, by, detail]);

describe("carryOutRevocation", () => {
  for (const why of ["asked", "replaced"] as const) {
    it(`deletes a pending guest, forgets the link and records why: ${why}`, async () => {
      const { outside, revoking, guest, directory, store, run } = await world({}, why);
      const state = { kind: "revoked", since: at("10:00"), guestId: guest.id, why };
      const outcome = await run();
      assert.deepEqual(outcome, { kind: "revoked", invitation: await store.invitations.find(revoking.id) });
      assert.deepEqual([await stateIn(outside, revoking), directory.users.size], [state, 0]);
      assert.equal(await store.invitations.redeemUrl(revoking.id), undefined);
      assert.deepEqual(audited(outside), [["revoked", adele.id, why]]);
      assert.deepEqual(jobsIn(outside), [
        { kind: "update-card", invitation: revoking.id, due: at("10:00") },
        { kind: "send-notice", invitation: revoking.id, notice: "revoked", due: at("10:00") },
      ]);
    });
  }

  it("records no person where none asked for it", async () => {
    const { outside, run } = await world({ by: undefined });
    await run();
    assert.deepEqual(outside.store.events(), [
      { at: at("10:00"), invitation: outside.store.events()[0]?.invitation, what: "revoked", detail: "asked" },
    ]);
  });

  it("deletes no guest who accepted, and records the acceptance", async () => {
    const { outside, guest, revoking, directory, run } = await world();
    directory.accept(guest.id, at("09:59"));
    directory.beforeDeletion = () => assert.fail("deleted");
    assert.deepEqual(await run(), { kind: "accepted" });
    const expected = { kind: "accepted", since: at("09:59"), heardAt: at("10:00"), guestId: guest.id, path: "look" };
    assert.deepEqual(await stateIn(outside, revoking), expected);
  });

  it("restores a guest who accepted just before the deletion", async () => {
    const { outside, guest, revoking, directory, log, run } = await world();
    directory.beforeDeletion = () => directory.accept(guest.id, at("09:59:59"));
    assert.deepEqual(await run(), { kind: "accepted" });
    assert.equal(directory.users.get(guest.id)?.userState, "Accepted");
    const expected = { kind: "accepted", since: at("09:59:59"), heardAt: at("10:00"), guestId: guest.id, path: "look" };
    assert.deepEqual(await stateIn(outside, revoking), expected);
    assert.deepEqual(log.lines[0], { level: "warn", code: "accepted-guest-restored", guest: guest.id });
  });

  it("fails when such a guest can't be restored, and records nothing", async () => {
    const { outside, guest, revoking, directory, run } = await world();
    directory.restoreGuest = async () => ({ kind: "refused" });
    directory.beforeDeletion = () => directory.accept(guest.id);
    await assert.rejects(run(), { code: "directory-refused", message: /must stay was deleted and can't be restored/ });
    assert.deepEqual(await stateIn(outside, revoking), revoking.state);
  });

  it("records the acceptance also when another change was first", async () => {
    const { outside, guest, revoking, directory, run } = await world();
    directory.accept(guest.id);
    const { invitations } = outside.ports;
    const find = invitations.findReadableByGuests.bind(invitations);
    let reads = 0;
    invitations.findReadableByGuests = async (guests) => {
      const found = await find(guests);
      reads += 1;
      if (reads === 1) await keep(outside, { ...revoking, version: 2 });
      return found;
    };
    assert.deepEqual(await run(), { kind: "accepted" });
    assert.equal((await stateIn(outside, revoking))?.kind, "accepted");
    assert.equal(reads, 2);
  });

  it("names the permission that is missing: to read users, or to delete them", async () => {
    const { guest, directory, run } = await world();
    directory.mayDelete = false;
    assert.deepEqual(await run(), { kind: "not-permitted", permission: "User.DeleteRestore.All" });
    directory.findByIds = async () => Promise.reject(refused);
    assert.deepEqual(await run(), { kind: "not-permitted", permission: "User.Read.All" });
    assert.ok(directory.users.has(guest.id));
  });

  it("deletes no guest whose state is neither pending nor accepted", async () => {
    const { guest, directory, run } = await world();
    directory.users.set(guest.id, { ...guest, userState: null });
    assert.deepEqual(await run(), { kind: "no-state" });
    assert.ok(directory.users.has(guest.id));
  });

  it("deletes also where the deleted are hidden", async () => {
    const { directory, run } = await world();
    directory.findDeleted = async () => Promise.reject(refused);
    assert.equal((await run()).kind, "revoked");
  });

  it("records an absent guest as removed only if they were seen, and after ten minutes", async () => {
    const { outside, revoking, directory, clock, run } = await world();
    directory.users.clear();
    assert.deepEqual(await run(), { kind: "too-fresh" });
    await clock.advance(11 * 60_000);
    assert.deepEqual(await run(), { kind: "too-fresh" });
    assert.deepEqual(await stateIn(outside, revoking), revoking.state);
  });

  it("says that they accepted when another recorded it meanwhile", async () => {
    const { outside, revoking, guest, directory, run } = await world();
    directory.beforeDeletion = () => void keep(outside, { ...accepted({}, guest.id), id: revoking.id, version: 2 });
    assert.deepEqual(await run(), { kind: "accepted" });
  });

  it("says how it stood when the invitation isn't stored", async () => {
    const { ports, directory } = fakeOutside();
    const gone = inRevocation(directory.add().id);
    assert.deepEqual(await carryOutRevocation(ports, gone, { readers: [{ kind: "app" }], isRerun: false, why: "asked", by: undefined }), {
      kind: "revoked",
      invitation: gone,
    });
  });

  it("may run twice", async () => {
    const { outside, run } = await world();
    assert.deepEqual([(await run()).kind, (await run()).kind], ["revoked", "revoked"]);
    assert.equal(audited(outside).length, 1);
  });

  it("lets a failure of the look-up through", async () => {
    const { directory, run } = await world();
    directory.findByIds = async () => Promise.reject(down);
    await assert.rejects(run(), { code: "directory-unavailable" });
    assert.deepEqual(directory.deletions, []);
  });

  it("records a deletion that it can't check at once", async () => {
    const { outside, directory, run } = await world();
    directory.findDeleted = async () => Promise.reject(down);
    assert.equal((await run()).kind, "revoked");
    assert.ok(outside.log.codes.includes("deleted-guest-not-checked"));
  });

  it("records nothing while it can't tell whether a guest that nobody could delete is gone", async () => {
    const { directory, guest, run } = await world();
    directory.unwritable.add(guest.id);
    directory.findDeleted = async () => Promise.reject(down);
    await assert.rejects(run(), { code: "directory-unavailable" });
  });
});

describe("undoIfAccepted", () => {
  it("restores a guest whose acceptance the directory showed late", async () => {
    const { outside, guest, revoking, directory, ports, run } = await world();
    await run();
    await undoIfAccepted(ports, guest.id);
    assert.deepEqual([directory.users.size, (await stateIn(outside, revoking))?.kind], [0, "revoked"]);
    const [deleted] = directory.removed.splice(0);
    assert.ok(deleted);
    directory.removed.push({ ...deleted, userState: "Accepted", userStateSince: at("09:59") });
    await undoIfAccepted(ports, guest.id);
    assert.deepEqual([directory.users.size, (await stateIn(outside, revoking))?.kind], [1, "accepted"]);
  });
});
