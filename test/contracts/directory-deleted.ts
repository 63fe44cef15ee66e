import assert from "node:assert/strict";
import type { GuestId } from "../../src/domain/ids.ts";
import { id } from "../build/ids.ts";
import type { DirectoryUnderTest } from "./directory-under-test.ts";

const nobody = id("5a0d7b0c-7e57-4c01-9e2a-00000000dead");

/** How every directory deletes guests and restores them. */
export function deletedGuestsContract(subject: () => DirectoryUnderTest): void {
  async function guestOf({ directory, employee }: DirectoryUnderTest): Promise<GuestId> {
    const request = { email: "kim@northwind.example", redirectUrl: "https://myapplications.microsoft.com/", sendMail: false };
    const outcome = await directory.invite(employee, request);
    assert.ok(outcome.kind === "sent");
    return outcome.guestId;
  }

  it("deletes a guest only once", async () => {
    const { directory } = subject();
    const guest = await guestOf(subject());
    assert.deepEqual(await directory.deleteGuest(guest), { kind: "deleted" });
    assert.deepEqual(await directory.findByIds({ kind: "app" }, [guest]), []);
    assert.deepEqual(await directory.deleteGuest(guest), { kind: "gone" });
    assert.deepEqual(await directory.deleteGuest(nobody), { kind: "gone" });
  });

  it("finds deleted guests with their last properties, and nobody else", async () => {
    const { directory, accept } = subject();
    const guest = await guestOf(subject());
    assert.equal(await directory.findDeleted(guest), undefined);
    accept(guest);
    await directory.deleteGuest(guest);
    const deleted = await directory.findDeleted(guest);
    assert.deepEqual([deleted?.id, deleted?.userState, deleted?.mail], [guest, "Accepted", "kim@northwind.example"]);
  });

  it("restores a guest only once", async () => {
    const { directory } = subject();
    const guest = await guestOf(subject());
    await directory.deleteGuest(guest);
    assert.deepEqual(await directory.restoreGuest(guest), { kind: "restored" });
    assert.equal((await directory.findByIds({ kind: "app" }, [guest])).length, 1);
    assert.equal(await directory.findDeleted(guest), undefined);
    assert.deepEqual(await directory.restoreGuest(guest), { kind: "gone" });
  });

  it("does neither without the permission", async () => {
    const { directory, forbidDeleting } = subject();
    const guest = await guestOf(subject());
    forbidDeleting();
    assert.deepEqual(await directory.deleteGuest(guest), { kind: "refused" });
    assert.deepEqual(await directory.restoreGuest(guest), { kind: "refused" });
    assert.equal((await directory.findByIds({ kind: "app" }, [guest])).length, 1);
  });
}
