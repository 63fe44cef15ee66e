import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { DirectoryUser } from "../../../../src/domain/preflight.ts";
import { readAndRecord } from "../../../../src/flows/following/read-and-record.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const unseen = (since = at("10:00")) => anInvitation({ state: { kind: "invited", since, guestId: id("guest-1") } });

describe("readAndRecord", () => {
  it("takes an absent guest for removed only if they were seen, and after ten minutes", async () => {
    const outside = fakeOutside();
    const [never, fresh, gone] = [unseen(at("06:00")), invited({}, "fresh", at("09:50")), invited({}, "gone", at("09:49:59.999"))];
    await keep(outside, never, fresh, gone);
    assert.deepEqual(await readAndRecord(outside.ports, [never, fresh, gone]), { isFound: false, isStored: true });
    assert.deepEqual(jobsIn(outside), [{ kind: "record-removal", guest: "gone", since: at("10:00"), due: at("10:00") }]);
  });

  it("takes nothing for granted about a guest who can't be read, and goes on with the others", async () => {
    const outside = fakeOutside();
    const [gone, broken] = [invited({ id: id("1") }, "gone", at("06:00")), invited({ id: id("2") }, "broken", at("06:00"))];
    await keep(outside, gone, broken);
    outside.directory.unreadable.add("broken");
    assert.deepEqual(await readAndRecord(outside.ports, [gone, broken]), { isFound: false, isStored: true });
    assert.deepEqual(jobsIn(outside), [{ kind: "record-removal", guest: "gone", since: at("10:00"), due: at("10:00") }]);
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "guests-not-read", count: 1 }]);
  });

  it("notes once, without an event, that the directory showed a guest", async () => {
    const outside = fakeOutside();
    const open = unseen();
    await keep(outside, open);
    outside.directory.add({ id: id("guest-1") });
    assert.deepEqual(await readAndRecord(outside.ports, [open]), { isFound: true, isStored: true });
    const stored = await outside.store.invitations.find(open.id);
    assert.deepEqual(stored, { ...open, version: 2, state: { ...open.state, seen: true } });
    assert.deepEqual([outside.store.events(), jobsIn(outside)], [[], []]);
    outside.ports.invitations.commit = async () => assert.fail("committed");
    await readAndRecord(outside.ports, [stored]);
  });

  it("leaves a guest unseen when another change is committed at the same time", async () => {
    const outside = fakeOutside();
    const open = unseen();
    await keep(outside, open, { ...open, version: 2 });
    outside.directory.add({ id: id("guest-1") });
    await readAndRecord(outside.ports, [open]);
    assert.deepEqual(await stateIn(outside, open), open.state);
  });

  it("asks for no guest of an invitation that has none any more, and moves the cursor all the same", async () => {
    const outside = fakeOutside();
    outside.directory.findByIds = async () => assert.fail("asked");
    const cursor = { name: "rounds", from: undefined, to: "7" };
    assert.deepEqual(await readAndRecord(outside.ports, [failed("unknown")], { cursor }), { isFound: true, isStored: true });
    assert.equal(await outside.store.cursors.find("rounds"), "7");
  });

  it("queues nothing when another process has moved the cursor", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    outside.directory.add({ id: id("guest-1"), userState: "Accepted" });
    const cursor = { name: "rounds", from: "6", to: "7" };
    assert.deepEqual(await readAndRecord(outside.ports, [open], { cursor }), { isFound: true, isStored: false });
    assert.deepEqual(jobsIn(outside), []);
  });

  describe("of a guest who has accepted", () => {
    const due = at("11:00");
    const read = async (user: Partial<DirectoryUser> | "gone", ...more: readonly Invitation[]) => {
      const outside = fakeOutside();
      await outside.clock.advance(3_600_000);
      await keep(outside, accepted(), ...more);
      if (user !== "gone") outside.directory.add({ id: id("guest-1"), ...user });
      await readAndRecord(outside.ports, [accepted()]);
      return jobsIn(outside);
    };

    it("has nothing to record while that is so, or while the directory shows no state", async () => {
      assert.deepEqual(await read({ userState: "Accepted" }), []);
      assert.deepEqual(await read({ userState: null }), []);
    });

    it("has a reset recorded, if it is newer than the acceptance", async () => {
      const reset = (userStateSince: string) => read({ userState: "PendingAcceptance", userStateSince: at(userStateSince) });
      assert.deepEqual(await reset("10:30"), [{ kind: "record-reset", guest: "guest-1", due }]);
      assert.deepEqual(await reset("09:30"), []);
    });

    it("has a removal recorded ten minutes after the acceptance at the earliest", async () => {
      assert.deepEqual(await read("gone"), [{ kind: "record-removal", guest: "guest-1", since: due, due }]);
      const outside = fakeOutside();
      await keep(outside, accepted());
      await outside.clock.advance(600_000);
      await readAndRecord(outside.ports, [accepted()]);
      assert.deepEqual(jobsIn(outside), []);
    });

    it("goes by the newest invitation of the guest", async () => {
      const newer = anInvitation({ createdAt: at("10:10"), state: { kind: "removed", since: at("10:20"), guestId: id("guest-1") } });
      const user = { userState: "PendingAcceptance", userStateSince: at("10:30") } as const;
      assert.deepEqual(await read(user, newer), [{ kind: "record-restoration", guest: "guest-1", since: due, due }]);
    });
  });
});
