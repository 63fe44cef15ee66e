import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";
import { runOnFakes } from "../on-fakes.ts";

const adele = person();
const keeper = person({ name: "Nestor Wilke" });

/** An invitation of Adele's that is out, and its guest. Nestor administers the bot, but no users. */
async function open(given: Partial<Invitation> = {}) {
  const outside = fakeOutside();
  for (const one of [adele, keeper]) outside.directory.types.set(one.id, "Member");
  outside.policy.change({ admins: { directoryRoles: true, people: [keeper.id] } });
  const guest = outside.directory.add({ mail: "sam@fabrikam.com" });
  const invitation = invited({ email: "sam@fabrikam.com", requester: adele, ...given }, guest.id);
  await keep(outside, invitation);
  const revoke = (...args: readonly string[]) => runOnFakes(outside, adele, ["revoke", "sam@fabrikam.com", ...args]);
  return { outside, invitation, guest, revoke };
}

describe("guestlist revoke", () => {
  it("deletes the guest when the person is sure", async () => {
    const { outside, invitation } = await open();
    const { records, stderr, code } = await runOnFakes(outside, adele, ["revoke", invitation.id], { typed: ["y"] });
    assert.deepEqual([code, records[0]?.["state"], records[0]?.["revocation"], outside.directory.users.size], [0, "revoked", "asked", 0]);
    assert.match(
      stderr,
      /If they have accepted meanwhile, nothing is deleted\.[^]*Revoke the invitation of sam@fabrikam\.com\? \[y\/N\][^]*Revoked: the guest/,
    );
  });

  it("does nothing without an answer, with no, and with --what-if", async () => {
    const { outside, invitation, revoke } = await open();
    const unasked = await revoke();
    const no = await runOnFakes(outside, adele, ["revoke", invitation.id], { typed: ["n"] });
    const foreseen = await revoke("--what-if");
    assert.deepEqual([unasked.code, no.code, foreseen.code], [2, 2, 0]);
    assert.match(foreseen.stderr, /The invitation of sam@fabrikam\.com would be revoked and its guest deleted, unless/);
    assert.deepEqual([await stateIn(outside, invitation), outside.store.events(), outside.directory.users.size], [invitation.state, [], 1]);
  });

  it("keeps a guest that isn't surely ours, and says what an administrator can do", async () => {
    const { outside, revoke, guest } = await open({ createdGuest: false });
    const { stderr, code } = await revoke("--yes");
    assert.deepEqual([code, outside.directory.users.size], [7, 1]);
    assert.equal(
      stderr,
      `sam@fabrikam.com wasn't deleted: it isn't certain that this invitation created the guest. An administrator can delete the guest with the object id ${guest.id} in Microsoft Entra.\n`,
    );
  });

  it("says which permission is missing", async () => {
    const { outside, revoke } = await open();
    outside.directory.mayDelete = false;
    const { stderr, code } = await revoke("--yes");
    assert.equal(code, 8);
    assert.match(
      stderr,
      /the app may not delete guests\. An administrator can delete .*, or grant the app User\.\S+ \(application\) and run/,
    );
  });

  it("keeps a guest who has accepted meanwhile", async () => {
    const { outside, revoke, guest } = await open();
    outside.directory.users.set(guest.id, { ...guest, userState: "Accepted" });
    const { stderr, code } = await revoke("--yes");
    assert.deepEqual(
      [stderr.split("\n").at(-2), code],
      ["They have accepted already, so the guest stays and nothing was revoked. An administrator can delete the guest.", 7],
    );
  });

  it("says when the directory doesn't say whether they ever accepted", async () => {
    const { outside, revoke, guest } = await open();
    outside.directory.users.set(guest.id, { ...guest, userState: null });
    const { stderr, code } = await revoke("--yes");
    assert.equal(code, 7);
    assert.match(stderr, /wasn't deleted: The directory doesn't say whether they ever accepted/);
  });

  it("says that the guest had been deleted before", async () => {
    const { outside, revoke } = await open();
    outside.directory.users.clear();
    assert.match((await revoke("--yes")).stderr, /doesn't show this guest yet, so nothing was revoked/);
    await outside.clock.advance(11 * 60_000);
    const { records, stderr, code } = await revoke("--yes");
    assert.deepEqual([code, records[0]?.["state"]], [0, "removed"]);
    assert.match(stderr, /had been deleted before/);
  });

  it("says that the bot goes on when Microsoft isn't ready or doesn't answer", async () => {
    const notYet = await open();
    notYet.outside.directory.unwritable.add(notYet.guest.id);
    const waiting = await notYet.revoke("--yes");
    assert.equal(waiting.code, 1);
    assert.match(waiting.stderr, /isn't ready to delete sam@fabrikam\.com yet: the bot goes on by itself/);
    for (const [error, words] of [
      [new GuestlistError("throttled", "wait", { retryAfter: 90 }), /Microsoft is busy until \d\d:\d\d.*the bot goes on by itself/],
      [new GuestlistError("directory-unavailable", "down"), /Microsoft doesn't answer now, .*the bot goes on by itself/],
    ] as const) {
      const { outside, revoke } = await open();
      outside.directory.deleteGuest = async () => Promise.reject(error);
      const { stderr, code } = await revoke("--yes");
      assert.equal(code, 1);
      assert.match(stderr, words);
    }
  });

  it("refuses an administrator of the bot who administers no users, before it asks", async () => {
    const { outside, invitation } = await open();
    const { stderr, code } = await runOnFakes(outside, keeper, ["revoke", invitation.id, "--yes"]);
    assert.deepEqual(
      [stderr, code],
      ["Only Adele Vance, who asked for this invitation, or a Global or User Administrator can revoke it.\n", 7],
    );
  });

  it("says in which state an invitation is that isn't open", async () => {
    const { outside, invitation, revoke } = await open();
    await revoke("--yes");
    const { stderr, code } = await runOnFakes(outside, adele, ["revoke", invitation.id, "--yes"]);
    assert.deepEqual([stderr, code], ["There is nothing to revoke: the invitation of sam@fabrikam.com is in the state “Revoked”.\n", 7]);
    assert.equal(outside.store.events().at(-1)?.at, at("10:00"));
  });
});
