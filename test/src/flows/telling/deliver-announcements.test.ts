import assert from "node:assert/strict";
import type { Announcement } from "../../../../src/domain/announcement.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { deliverAnnouncements } from "../../../../src/flows/telling/deliver-announcements.ts";
import { aChange } from "../../../build/a-change.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const done = { kind: "done" };
const { conversation } = aSubscription();
const foreign = (guest: string): Announcement => ({ conversation, guest: id(guest), acceptedAt: at("09:30") });

/** A channel that wants everything, with these still to be told. */
async function waitingFor(...announcements: readonly Announcement[]): Promise<FakeOutside> {
  const outside = fakeOutside();
  await outside.ports.announcements.subscribe(aSubscription({ scope: "everything", locale: "fr-FR" }));
  await outside.store.invitations.commit(aChange({ announcements }));
  return outside;
}

describe("deliverAnnouncements", () => {
  it("tells in one message of all that wait, ours and others', in the language of who asked", async () => {
    const ours = accepted({ email: "sam@fabrikam.com" });
    const outside = await waitingFor(
      { ...foreign("guest-1"), invitation: ours.id },
      foreign("guest-2"),
      foreign("guest-3"),
      foreign("guest-4"),
    );
    await keep(outside, ours);
    outside.directory.add({ id: id("guest-2"), displayName: "Kim Akers", mail: "kim@fabrikam.com" });
    outside.directory.add({ id: id("guest-3"), displayName: "Lou", mail: null, userPrincipalName: "lou#EXT#@contoso.com" });
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation, aTelling()), done);
    assert.deepEqual(outside.notifier.announced, [
      {
        in: conversation,
        locale: "fr-FR",
        guests: [
          { kind: "ours", email: "sam@fabrikam.com", requester: "Adele Vance" },
          { kind: "guest", name: "Kim Akers", email: "kim@fabrikam.com" },
          { kind: "guest", name: "Lou", email: "lou#EXT#@contoso.com" },
          { kind: "nameless" },
        ],
      },
    ]);
  });

  it("tells nothing twice", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    await deliverAnnouncements(outside.ports, conversation, aTelling());
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation, aTelling()), done);
    assert.equal(outside.notifier.announced.length, 1);
  });

  it("loses nothing when Teams is out of order", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.notifier.planned.push(new GuestlistError("teams-unavailable", "down"));
    await assert.rejects(deliverAnnouncements(outside.ports, conversation, aTelling()), { code: "teams-unavailable" });
    await deliverAnnouncements(outside.ports, conversation, aTelling());
    assert.equal(outside.notifier.announced.length, 1);
  });

  it("goes on at once when more wait than one message takes", async () => {
    const outside = await waitingFor(...Array.from({ length: 101 }, (_, index) => foreign(`guest-${index}`)));
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation, aTelling()), { kind: "again", at: at("10:00") });
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation, aTelling()), done);
    assert.deepEqual(
      outside.notifier.announced.map(({ guests }) => guests.length),
      [100, 1],
    );
  });

  it("doesn't let what Teams refuses stand in the way", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.notifier.planned.push(new GuestlistError("teams-refused", "413"));
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation, aTelling()), done);
    assert.deepEqual(await outside.ports.announcements.waiting(conversation, 10), []);
    assert.deepEqual(outside.log.codes, ["announcement-refused"]);
  });

  it("keeps the subscription where the bot can't speak, and what waits, which is tried once a day", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.notifier.planned.push({ kind: "unreachable" });
    const tomorrow = { kind: "retry", at: id("2026-11-21T10:00:00.000Z"), why: "unreachable" };
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation, aTelling()), tomorrow);
    assert.deepEqual([(await outside.ports.announcements.list()).length, outside.log.codes], [1, ["announcements-not-delivered"]]);
    await deliverAnnouncements(outside.ports, conversation, aTelling());
    assert.equal(outside.notifier.announced.length, 1);
  });

  it("tries again soon when Teams doesn't find the conversation", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.notifier.planned.push({ kind: "not-now" });
    const outcome = await deliverAnnouncements(outside.ports, conversation, aTelling({ attempt: 3 }));
    assert.deepEqual([outcome, outside.log.codes], [{ kind: "retry", at: at("10:00:08"), why: "not-now" }, []]);
    await deliverAnnouncements(outside.ports, conversation, aTelling());
    assert.equal(outside.notifier.announced.length, 1);
  });

  it("repeats what may have gone out once, on its own, and never a third time", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    const { ports, notifier, log } = outside;
    notifier.planned.push("answer-lost", "answer-lost");
    await assert.rejects(deliverAnnouncements(ports, conversation, aTelling()), { code: "outcome-unknown" });
    await outside.store.invitations.commit(aChange({ announcements: [{ ...foreign("guest-2"), acceptedAt: at("09:45") }] }));
    assert.deepEqual(await deliverAnnouncements(ports, conversation, aTelling()), { kind: "again", at: at("10:00") });
    assert.deepEqual(await deliverAnnouncements(ports, conversation, aTelling()), done);
    assert.deepEqual(await deliverAnnouncements(ports, conversation, aTelling()), done);
    assert.deepEqual([notifier.announced.length, log.codes], [3, ["notice-outcome-unknown"]]);
  });

  it("posts nothing when another process has taken over the job", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    const lost = { ...aTelling(), note: async () => false };
    await assert.rejects(deliverAnnouncements(outside.ports, conversation, lost), { code: "store-unavailable" });
    const [waiting] = await outside.ports.announcements.waiting(conversation, 10);
    assert.deepEqual([outside.notifier.announced, waiting?.tellings], [[], 0]);
  });

  it("names nobody where the app may not read users", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-refused", "no permission", { status: 403 }));
    await deliverAnnouncements(outside.ports, conversation, aTelling());
    assert.deepEqual(outside.notifier.announced[0]?.guests, [{ kind: "nameless" }]);
    assert.deepEqual(outside.log.codes, ["announced-guests-not-named"]);
  });

  it("doesn't wait for a guest who can't be read", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.directory.unreadable.add("guest-1");
    await deliverAnnouncements(outside.ports, conversation, aTelling());
    assert.deepEqual([outside.notifier.announced[0]?.guests, outside.log.codes], [[{ kind: "nameless" }], ["announced-guests-not-named"]]);
  });

  it("waits for the directory when it doesn't answer", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(deliverAnnouncements(outside.ports, conversation, aTelling()), { code: "directory-unavailable" });
  });

  it("has nothing to say where nobody asked", async () => {
    assert.deepEqual(await deliverAnnouncements(fakeOutside().ports, conversation, aTelling()), done);
  });
});
