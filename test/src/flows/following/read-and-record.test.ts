import assert from "node:assert/strict";
import { readAndRecord } from "../../../../src/flows/following/read-and-record.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep, stateIn } from "../../../fakes/kept-in.ts";

const unseen = (since = at("10:00")) => anInvitation({ state: { kind: "invited", since, guestId: id("guest-1") } });

describe("readAndRecord", () => {
  it("takes an absent guest for removed only if they were seen, and after ten minutes", async () => {
    const outside = fakeOutside();
    const [never, fresh, gone] = [unseen(at("06:00")), invited({}, "fresh", at("09:50")), invited({}, "gone", at("09:49:59.999"))];
    assert.deepEqual(await readAndRecord(outside.ports, [never, fresh, gone]), { isFound: false });
    assert.deepEqual(jobsIn(outside), [{ kind: "record-removal", guest: "gone", due: at("10:00") }]);
  });

  it("takes nothing for granted about a guest who can't be read, and goes on with the others", async () => {
    const outside = fakeOutside();
    const [gone, broken] = [invited({ id: id("1") }, "gone", at("06:00")), invited({ id: id("2") }, "broken", at("06:00"))];
    outside.directory.unreadable.add("broken");
    assert.deepEqual(await readAndRecord(outside.ports, [gone, broken]), { isFound: false });
    assert.deepEqual(jobsIn(outside), [{ kind: "record-removal", guest: "gone", due: at("10:00") }]);
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "guests-not-read", count: 1 }]);
  });

  it("notes once, without an event, that the directory showed a guest", async () => {
    const outside = fakeOutside();
    const open = unseen();
    await keep(outside, open);
    outside.directory.add({ id: id("guest-1") });
    assert.deepEqual(await readAndRecord(outside.ports, [open]), { isFound: true });
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

  it("asks for no guest of an invitation that isn't open, and moves the cursor all the same", async () => {
    const outside = fakeOutside();
    outside.directory.findByIds = async () => assert.fail("asked");
    const cursor = { name: "sweep", from: undefined, to: "7" };
    assert.deepEqual(await readAndRecord(outside.ports, [accepted()], { cursor }), { isFound: true });
    assert.equal(await outside.store.cursors.find("sweep"), "7");
  });
});
