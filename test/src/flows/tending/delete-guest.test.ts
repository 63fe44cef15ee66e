import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { DirectoryUser } from "../../../../src/domain/preflight.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { deleteGuest, restoreIfAccepted } from "../../../../src/flows/tending/delete-guest.ts";
import type { Invited } from "../../../../src/flows/tending/is-invited.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const refused = async () => Promise.reject(new GuestlistError("directory-refused", "no permission"));

interface Given {
  readonly guest?: Partial<DirectoryUser>;
  readonly ours?: Partial<Invitation>;
  readonly isRerun?: boolean;
}

/** An invitation that is being revoked, with its guest. */
async function world({ guest: given = {}, ours = {}, isRerun = false }: Given = {}) {
  const outside = fakeOutside();
  const guest = outside.directory.add(given);
  const state = { kind: "invited", since: at("10:00"), guestId: guest.id, seen: true, revocation: "asked" } as const;
  const revoking: Invited = { ...anInvitation(), ...ours, state };
  await keep(outside, revoking);
  const run = () => deleteGuest(outside.ports, revoking, { readers: [{ kind: "app" }], isRerun });
  return { ...outside, outside, guest, revoking, run };
}

describe("deleteGuest", () => {
  it("deletes a pending guest who is ours", async () => {
    const { directory, guest, run } = await world();
    assert.deepEqual(await run(), { kind: "deleted" });
    assert.deepEqual([directory.deletions, directory.users.size], [[guest.id], 0]);
  });

  for (const [what, given, expected] of [
    ["who was there before", { guest: { createdAt: at("09:58"), userStateSince: null } }, { kind: "kept", why: "not-ours" }],
    ["whose address somebody had before", { ours: { createdGuest: false } }, { kind: "kept", why: "not-ours" }],
    ["who was reset", { guest: { createdAt: at("09:59"), userStateSince: at("10:00") } }, { kind: "kept", why: "accepted-before" }],
    ["who accepted", { guest: { userState: "Accepted", userStateSince: at("10:00") } }, { kind: "accepted", since: at("10:00") }],
    ["whose state is unknown", { guest: { userState: null } }, { kind: "no-state" }],
  ] as const) {
    it(`deletes no guest ${what}`, async () => {
      const { directory, run } = await world(given);
      assert.deepEqual(await run(), expected);
      assert.deepEqual(directory.deletions, []);
    });
  }

  it("deletes no guest of another invitation", async () => {
    const { outside, directory, guest, run } = await world();
    await keep(outside, invited({}, guest.id));
    assert.deepEqual(await run(), { kind: "kept", why: "shared" });
    assert.deepEqual(directory.deletions, []);
  });

  it("restores a guest that another invitation got just before the deletion", async () => {
    const { outside, directory, guest, run } = await world();
    directory.beforeDeletion = () => void keep(outside, invited({}, guest.id));
    assert.deepEqual(await run(), { kind: "kept", why: "shared" });
    assert.ok(directory.users.has(guest.id));
  });

  it("restores a guest who accepted just before the deletion", async () => {
    const { directory, guest, log, run } = await world();
    directory.beforeDeletion = () => directory.accept(guest.id, at("10:00:07"));
    assert.deepEqual(await run(), { kind: "accepted", since: at("10:00:07") });
    assert.ok(directory.users.has(guest.id));
    assert.deepEqual(log.lines, [{ level: "warn", code: "accepted-guest-restored", guest: guest.id }]);
  });

  it("isn't finished when the directory shows the guest and doesn't find the guest to delete", async () => {
    const { directory, guest, run } = await world();
    directory.unwritable.add(guest.id);
    assert.deepEqual(await run(), { kind: "not-yet" });
  });

  describe("when the directory finds nobody to delete", () => {
    const gone = async () => {
      const { directory, guest, clock, ...rest } = await world();
      await clock.advance(11 * 60_000);
      return { ...rest, directory, guest, clock };
    };

    it("counts a guest as deleted who is among the deleted then", async () => {
      const { directory, guest, run } = await gone();
      directory.deleteGuest = async () => (directory.remove(guest.id), { kind: "gone" });
      assert.deepEqual(await run(), { kind: "deleted" });
    });

    it("counts a guest as deleted that the directory doesn't show any more", async () => {
      const { directory, run } = await gone();
      directory.deleteGuest = async () => (directory.users.clear(), { kind: "gone" });
      assert.deepEqual(await run(), { kind: "deleted" });
    });
  });

  describe("of a guest that the directory doesn't show", () => {
    it("knows nothing of a new guest", async () => {
      const { directory, guest, run } = await world();
      directory.invisible.add(guest.id);
      assert.deepEqual(await run(), { kind: "too-fresh" });
    });

    it("says after ten minutes that they were removed: nobody knows whether they had accepted", async () => {
      const { directory, clock, run } = await world();
      directory.users.clear();
      await clock.advance(11 * 60_000);
      assert.deepEqual(await run(), { kind: "removed" });
    });

    it("finds a guest among the deleted who never accepted", async () => {
      const { directory, guest, run } = await world();
      directory.remove(guest.id);
      assert.deepEqual(await run(), { kind: "deleted" });
    });

    it("leaves a guest deleted who had accepted and was deleted by an administrator", async () => {
      for (const userState of ["Accepted", "PendingAcceptance"] as const) {
        const { directory, guest, run } = await world({ guest: { userState, createdAt: at("09:59"), userStateSince: at("10:00") } });
        directory.remove(guest.id);
        assert.deepEqual(await run(), { kind: "removed" });
        assert.equal(directory.users.size, 0);
      }
    });

    it("restores a guest who had accepted and whose deletion may be an earlier run's", async () => {
      const { directory, guest, run } = await world({ isRerun: true });
      directory.accept(guest.id);
      directory.remove(guest.id);
      assert.deepEqual(await run(), { kind: "accepted", since: at("10:00") });
      assert.ok(directory.users.has(guest.id));
    });
  });

  it("names the permission that is missing", async () => {
    const { directory, run } = await world();
    directory.mayDelete = false;
    assert.deepEqual(await run(), { kind: "not-permitted", permission: "User.DeleteRestore.All" });
    directory.findByIds = refused;
    assert.deepEqual(await run(), { kind: "not-permitted", permission: "User.Read.All" });
  });

  it("deletes also without the permission to read deleted users", async () => {
    const { directory, run } = await world();
    directory.findDeleted = refused;
    assert.deepEqual(await run(), { kind: "deleted" });
  });
});

describe("restoreIfAccepted", () => {
  it("restores a deleted guest only if they had accepted", async () => {
    const { directory, guest, ports } = await world();
    assert.equal(await restoreIfAccepted(ports, guest.id), undefined);
    directory.remove(guest.id);
    assert.equal(await restoreIfAccepted(ports, guest.id), undefined);
    assert.equal(directory.users.size, 0);
    directory.restore(guest.id);
    directory.accept(guest.id, at("09:30"));
    directory.remove(guest.id);
    assert.deepEqual(await restoreIfAccepted(ports, guest.id), { kind: "accepted", since: at("09:30") });
    assert.equal(directory.users.size, 1);
  });

  it("fails when the guest can't be restored", async () => {
    const { directory, guest, ports } = await world();
    directory.accept(guest.id);
    directory.remove(guest.id);
    directory.mayDelete = false;
    await assert.rejects(restoreIfAccepted(ports, guest.id), { code: "directory-refused", message: /must stay was deleted/ });
  });
});
