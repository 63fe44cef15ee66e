import assert from "node:assert/strict";
import { followDirectory } from "../../../../src/flows/following/follow-directory.ts";
import type { UserChange } from "../../../../src/ports/directory-changes.ts";
import { aChange } from "../../../build/a-change.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const inThirtySeconds = { kind: "again", at: at("10:00:30") };
const acceptance = (guest: string): UserChange => ({ kind: "changed", id: id(guest), userState: "Accepted", userStateSince: at("09:59") });
const removal = (guest: string): UserChange => ({ kind: "removed", id: id(guest) });
const jobFor = (guest: string) => ({ kind: "record-acceptance", guest, path: "delta", since: at("09:59"), due: at("10:00") });
const cursorIn = ({ store }: FakeOutside) => store.cursors.find("users-delta");

/** A world that is followed already, with an open invitation for each of these guests. */
async function following(...guests: readonly string[]): Promise<FakeOutside> {
  const outside = fakeOutside();
  await followDirectory(outside.ports);
  await keep(outside, ...guests.map((guest) => invited({}, guest)));
  return outside;
}

describe("followDirectory", () => {
  it("begins with what changes from now on", async () => {
    const outside = fakeOutside();
    outside.changes.happen(acceptance("guest-1"));
    await keep(outside, invited());
    assert.deepEqual(await followDirectory(outside.ports), inThirtySeconds);
    assert.deepEqual([await cursorIn(outside), outside.changes.links], [await outside.changes.latest(), []]);
    assert.deepEqual(jobsIn(outside), []);
  });

  it("queues a job for the acceptance of each of our guests, on every page", async () => {
    const outside = await following("guest-1", "guest-2", "guest-3");
    outside.changes.happen(
      acceptance("guest-1"),
      acceptance("stranger"),
      acceptance("guest-2"),
      removal("stranger"),
      acceptance("guest-3"),
    );
    assert.deepEqual(await followDirectory(outside.ports), inThirtySeconds);
    assert.deepEqual(jobsIn(outside), [jobFor("guest-1"), jobFor("guest-2"), jobFor("guest-3")]);
    assert.deepEqual(outside.store.events(), []);
    assert.deepEqual([outside.changes.links.length, await cursorIn(outside)], [3, await outside.changes.latest()]);
  });

  it("queues other guests once for subscribers to everything, together with the new cursor", async () => {
    const outside = await following("guest-1");
    await outside.ports.announcements.subscribe(aSubscription({ scope: "everything" }));
    const pending: UserChange = { kind: "changed", id: id("stranger-2"), userState: "PendingAcceptance", userStateSince: at("09:59") };
    const untimed: UserChange = { kind: "changed", id: id("stranger-3"), userState: "Accepted" };
    outside.changes.happen(acceptance("guest-1"), acceptance("stranger"), pending, untimed, acceptance("stranger"));
    await followDirectory(outside.ports);
    const { conversation } = aSubscription();
    const waiting = await outside.ports.announcements.waiting(conversation, 10);
    assert.deepEqual(waiting, [{ conversation, guest: id("stranger"), acceptedAt: at("09:59"), tellings: 0 }]);
    assert.deepEqual(
      outside.store.storedJobs().map(({ key }) => key),
      [`announce:${conversation}`, `record-acceptance:guest-1:delta:${at("09:59")}`].toSorted((a, b) => (b < a ? -1 : 1)),
    );
    await outside.ports.announcements.markDelivered(waiting);
    outside.changes.happen(acceptance("stranger"));
    await followDirectory(outside.ports);
    assert.deepEqual(await outside.ports.announcements.waiting(conversation, 10), []);
  });

  it("ignores changes that are neither acceptances nor removals", async () => {
    const outside = await following("guest-1");
    const kept = accepted({}, "guest-2");
    const gone = anInvitation({ state: { kind: "removed", since: at("09:00"), guestId: id("guest-3") } });
    await keep(outside, kept, gone);
    outside.changes.happen(
      { kind: "changed", id: id("guest-1") },
      { kind: "changed", id: id("guest-1"), userState: null },
      { kind: "changed", id: id("guest-3") },
      { kind: "changed", id: id("guest-1"), userState: "PendingAcceptance" },
      acceptance("guest-2"),
      removal("guest-2"),
    );
    await followDirectory(outside.ports);
    assert.deepEqual(jobsIn(outside), [{ kind: "record-removal", guest: "guest-2", since: at("10:00"), due: at("10:00") }]);
  });

  it("queues an acceptance without a time when the directory gives none", async () => {
    const outside = await following("guest-1");
    outside.changes.happen({ kind: "changed", id: id("guest-1"), userState: "Accepted" });
    await followDirectory(outside.ports);
    assert.deepEqual(jobsIn(outside), [{ ...jobFor("guest-1"), since: null }]);
  });

  it("makes one job of a change that comes twice or is replayed", async () => {
    const outside = await following("guest-1");
    outside.changes.happen(acceptance("guest-1"), acceptance("guest-1"), acceptance("guest-1"));
    const before = await cursorIn(outside);
    await followDirectory(outside.ports);
    assert.deepEqual(jobsIn(outside), [jobFor("guest-1")]);
    await outside.store.invitations.commit(aChange({ cursor: { name: "users-delta", from: await cursorIn(outside), to: before ?? "" } }));
    await followDirectory(outside.ports);
    assert.deepEqual(jobsIn(outside), [jobFor("guest-1")]);
  });

  it("loses no page to a crash, wherever it happens", async () => {
    let died = true;
    for (let call = 0; died; call++) {
      const outside = await following("guest-1", "guest-2", "guest-3");
      outside.changes.happen(acceptance("guest-1"), acceptance("guest-2"), acceptance("guest-3"));
      died = await diesIn(outside.ports, { call, when: call % 2 === 0 ? "before" : "after" }, followDirectory);
      await followDirectory(outside.ports);
      assert.deepEqual(jobsIn(outside), [jobFor("guest-1"), jobFor("guest-2"), jobFor("guest-3")]);
    }
  });

  it("goes on from Graph's new link after a resync, at the next run, and has recent guests read at once", async () => {
    const outside = await following("guest-1");
    outside.changes.forget();
    assert.deepEqual(await followDirectory(outside.ports), inThirtySeconds);
    assert.deepEqual([outside.log.codes, outside.changes.links.length], [["directory-resync"], 1]);
    const check = { kind: "check-guests", due: at("10:00") };
    assert.deepEqual(jobsIn(outside), [check]);
    outside.changes.happen(acceptance("guest-1"));
    await followDirectory(outside.ports);
    assert.deepEqual(jobsIn(outside), [check, jobFor("guest-1")]);
  });

  it("gives way after fifty pages, and goes on at once", async () => {
    const outside = await following();
    outside.changes.pageSize = 1;
    outside.changes.happen(...Array.from({ length: 60 }, (_, index) => acceptance(`stranger-${index}`)));
    assert.deepEqual(await followDirectory(outside.ports), { kind: "again", at: at("10:00") });
    assert.equal(outside.changes.links.length, 50);
    assert.deepEqual(await followDirectory(outside.ports), inThirtySeconds);
    assert.equal(outside.changes.links.length, 60);
  });

  it("leaves the stream to another reader who moved on first", async () => {
    const outside = await following("guest-1");
    outside.changes.happen(acceptance("guest-1"), acceptance("guest-1"), acceptance("guest-1"));
    const read = outside.changes.read.bind(outside.changes);
    outside.changes.read = async (link) => {
      await outside.store.invitations.commit(aChange({ cursor: { name: "users-delta", from: link, to: "theirs" } }));
      return read(link);
    };
    assert.deepEqual(await followDirectory(outside.ports), inThirtySeconds);
    assert.deepEqual([jobsIn(outside), await cursorIn(outside), outside.changes.links.length], [[], "theirs", 1]);
  });
});
