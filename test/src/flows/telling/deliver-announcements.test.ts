import assert from "node:assert/strict";
import type { Announcement } from "../../../../src/domain/announcement.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { deliverAnnouncements } from "../../../../src/flows/telling/deliver-announcements.ts";
import { aChange } from "../../../build/a-change.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
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
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation), done);
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
    await deliverAnnouncements(outside.ports, conversation);
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation), done);
    assert.equal(outside.notifier.announced.length, 1);
  });

  it("loses nothing when Teams is out of order", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.notifier.planned.push(new GuestlistError("teams-unavailable", "down"));
    await assert.rejects(deliverAnnouncements(outside.ports, conversation), { code: "teams-unavailable" });
    await deliverAnnouncements(outside.ports, conversation);
    assert.equal(outside.notifier.announced.length, 1);
  });

  it("goes on at once when more wait than one message takes", async () => {
    const outside = await waitingFor(...Array.from({ length: 101 }, (_, index) => foreign(`guest-${index}`)));
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation), { kind: "again", at: at("10:00") });
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation), done);
    assert.deepEqual(
      outside.notifier.announced.map(({ guests }) => guests.length),
      [100, 1],
    );
  });

  it("doesn't let what Teams refuses stand in the way", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.notifier.planned.push(new GuestlistError("teams-refused", "413"));
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation), done);
    assert.deepEqual(await outside.ports.announcements.waiting(conversation, 10), []);
    assert.deepEqual(outside.log.codes, ["announcement-refused"]);
  });

  it("ends where the bot can't speak any more", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.notifier.planned.push({ kind: "unreachable" });
    assert.deepEqual(await deliverAnnouncements(outside.ports, conversation), done);
    assert.deepEqual([await outside.ports.announcements.list(), outside.log.codes], [[], ["announcements-ended"]]);
  });

  it("names nobody where the app may not read users", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-refused", "no permission", { status: 403 }));
    await deliverAnnouncements(outside.ports, conversation);
    assert.deepEqual(outside.notifier.announced[0]?.guests, [{ kind: "nameless" }]);
    assert.deepEqual(outside.log.codes, ["announced-guests-not-named"]);
  });

  it("waits for the directory when it doesn't answer", async () => {
    const outside = await waitingFor(foreign("guest-1"));
    outside.directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(deliverAnnouncements(outside.ports, conversation), { code: "directory-unavailable" });
  });

  it("has nothing to say where nobody asked", async () => {
    assert.deepEqual(await deliverAnnouncements(fakeOutside().ports, conversation), done);
  });
});
