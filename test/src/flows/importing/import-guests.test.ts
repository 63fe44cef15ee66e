import assert from "node:assert/strict";
import { importGuests } from "../../../../src/flows/importing/import-guests.ts";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import { aPendingGuest } from "../../../build/a-pending-guest.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited, sending } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";

const megan = person({ name: "Megan Bowen" });
const others = Array.from({ length: 120 }, (_, index) => aPendingGuest({ id: id(`guest-${index}`), email: `guest-${index}@fabrikam.com` }));

describe("importGuests", () => {
  it("stores a guest as an invitation that is out since the directory says so, and marks it as imported", async () => {
    const outside = fakeOutside();
    const [stored = assert.fail(), ...more] = await importGuests(outside.ports, [aPendingGuest()], megan);
    assert.deepEqual(more, []);
    assert.deepEqual(await outside.store.invitations.find(stored.id), {
      id: stored.id,
      version: 1,
      state: { kind: "invited", since: at("08:00"), guestId: id("guest-1"), seen: true },
      email: "Sam@fabrikam.com",
      emailKey: id("sam@fabrikam.com"),
      requester: megan,
      home: { conversation: shellPlace(megan.id) },
      options: { displayName: "Sam", redirectUrl: defaultRedirectUrl, sendMail: false },
      findings: { notChecked: [] },
      createdGuest: false,
      resends: 0,
      origin: "imported",
      createdAt: at("07:00"),
    });
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: stored.id, what: "imported", by: megan.id }]);
  });

  it("sends nothing, posts nothing and queues no job", async () => {
    const outside = fakeOutside();
    await importGuests(outside.ports, [aPendingGuest()], megan);
    assert.deepEqual([outside.store.storedJobs(), outside.directory.invited, outside.notifier.said], [[], [], []]);
  });

  it("uses the time of the creation, or our own, where the directory has no other", async () => {
    const { ports } = fakeOutside();
    const [created] = await importGuests(ports, [aPendingGuest({ pendingSince: null })], megan);
    const [untimed] = await importGuests(
      ports,
      [aPendingGuest({ id: id("b"), email: "b@b.com", pendingSince: null, createdAt: null })],
      megan,
    );
    assert.deepEqual([created?.state.since, created?.createdAt], [at("07:00"), at("07:00")]);
    assert.deepEqual([untimed?.state.since, untimed?.createdAt], [at("10:00"), at("10:00")]);
  });

  it("stores nothing twice when it is run twice, or goes on after it was interrupted", async () => {
    const { ports } = fakeOutside();
    assert.equal((await importGuests(ports, others.slice(0, 3), megan)).length, 3);
    assert.deepEqual(await importGuests(ports, others.slice(0, 3), megan), []);
    assert.equal((await importGuests(ports, others.slice(0, 5), megan)).length, 2);
  });

  it("takes a hundred at most at once", async () => {
    assert.equal((await importGuests(fakeOutside().ports, others, megan)).length, 100);
  });

  for (const [what, ours] of Object.entries({
    "that somebody has invited here": invited({ email: "another@fabrikam.com" }),
    "who accepted an invitation of ours, and was reset": accepted({ email: "another@fabrikam.com" }),
    "whose invitation is being sent": sending({ email: "sam@fabrikam.com" }),
    "who is searched for after an answer was lost": failed("not-confirmed", { email: "SAM@fabrikam.com" }),
  })) {
    it(`leaves out a guest ${what}`, async () => {
      const outside = fakeOutside();
      await keep(outside, ours);
      assert.deepEqual(await importGuests(outside.ports, [aPendingGuest()], megan), []);
      assert.deepEqual(await stateIn(outside, ours), ours.state);
    });
  }

  it("takes a guest to whose address nothing has gone out: a request that failed, or was lost days ago", async () => {
    const outside = fakeOutside();
    await keep(outside, failed("busy", { email: "sam@fabrikam.com" }), failed("not-confirmed", { email: "sam@fabrikam.com" }));
    await outside.clock.advance(3 * 24 * 3_600_000);
    assert.equal((await importGuests(outside.ports, [aPendingGuest()], megan)).length, 1);
  });

  it("takes one of several guests with the same address", async () => {
    const { ports } = fakeOutside();
    assert.equal((await importGuests(ports, [aPendingGuest(), aPendingGuest({ id: id("guest-2") })], megan)).length, 1);
  });

  it("takes the others when somebody invites one of them at the same moment", async () => {
    const outside = fakeOutside();
    const { invitations } = outside.ports;
    const commit = invitations.commit.bind(invitations);
    let commits = 0;
    invitations.commit = async (change) => {
      if (commits++ === 0) await keep(outside, sending({ email: "guest-1@fabrikam.com" }));
      return commit(change);
    };
    const stored = await importGuests(outside.ports, others.slice(0, 3), megan);
    assert.deepEqual(
      stored.map(({ email }) => email),
      ["guest-0@fabrikam.com", "guest-2@fabrikam.com"],
    );
  });
});

describe("An imported invitation", () => {
  async function world() {
    const outside = fakeOutside();
    const guest = outside.directory.add({ userStateSince: at("08:00"), createdAt: at("07:00") });
    const [invitation = assert.fail()] = await importGuests(outside.ports, [aPendingGuest({ id: guest.id })], megan);
    await outside.ports.jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00") });
    return { ...outside, guest, invitation, later: () => letTimePass({ ...outside.ports, clock: outside.clock }, 120_000) };
  }

  it("is followed until it is accepted; nobody gets a notice or a card", async () => {
    const outside = await world();
    outside.directory.accept(outside.guest.id, at("10:00:30"));
    await outside.later();
    const state = await stateIn(outside, outside.invitation);
    assert.deepEqual(state?.kind === "accepted" && [state.since, state.path], [at("10:00:30"), "young"]);
    assert.deepEqual(outside.notifier.said, []);
  });

  it("ends when the guest is deleted", async () => {
    const outside = await world();
    outside.directory.remove(outside.guest.id);
    await outside.later();
    assert.equal((await stateIn(outside, outside.invitation))?.kind, "removed");
    assert.deepEqual(outside.notifier.said, []);
  });

  it("is announced where everything is, as a guest that nobody here has invited", async () => {
    const outside = await world();
    const channel = {
      conversation: id("19:all@thread.tacv2"),
      locale: "en-US",
      timeZone: "UTC",
      by: megan.id,
      since: at("09:00"),
    } as const;
    await outside.ports.announcements.subscribe({ ...channel, scope: "everything" });
    await outside.ports.announcements.subscribe({ ...channel, conversation: id("19:team@thread.tacv2"), scope: "here", teamId: "team" });
    outside.directory.accept(outside.guest.id, at("10:00:30"));
    await outside.later();
    assert.deepEqual(
      outside.notifier.announced.map((one) => [one.in, one.guests]),
      [[channel.conversation, [{ kind: "guest", name: "sam", email: "sam@fabrikam.com" }]]],
    );
  });
});
