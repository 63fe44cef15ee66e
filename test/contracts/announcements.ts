import assert from "node:assert/strict";
import type { Announcement } from "../../src/domain/announcement.ts";
import type { Announcements } from "../../src/ports/announcements.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import { aChange } from "../build/a-change.ts";
import { aSubscription } from "../build/a-subscription.ts";
import { anInvitation } from "../build/an-invitation.ts";
import { at, id } from "../build/ids.ts";

interface Subject {
  readonly announcements: Announcements;
  readonly invitations: Invitations;
}

const here = id("19:general@thread.tacv2");
const elsewhere = id("19:sales@thread.tacv2");
/** `Required`, so that a forgotten property does not compile. */
const later: Required<Announcement> = { conversation: here, guest: id("guest-1"), acceptedAt: at("10:05"), invitation: id("invitation-1") };
const sooner: Announcement = { conversation: here, guest: id("guest-2"), acceptedAt: at("10:01") };

/** What every {@link Announcements} must do. */
export function announcementsContract(subject: () => Subject): void {
  async function waits(conversation: typeof here, limit: number, expected: readonly Announcement[], tellings = 0): Promise<void> {
    const marked = expected.map((announcement) => ({ ...announcement, tellings }));
    assert.deepEqual(await subject().announcements.waiting(conversation, limit), marked);
  }

  describe("subscriptions", () => {
    it("are found as stored", async () => {
      const { announcements } = subject();
      const { teamId: _, ...chat } = aSubscription({ conversation: id("19:chat@thread.v2"), scope: "everything" });
      await announcements.subscribe(aSubscription());
      await announcements.subscribe(chat);
      assert.deepEqual(await announcements.find(here), aSubscription());
      assert.equal(await announcements.find(elsewhere), undefined);
      assert.deepEqual(await announcements.list(), [chat, aSubscription()]);
    });

    it("are one per conversation, the newest", async () => {
      const { announcements } = subject();
      await announcements.subscribe(aSubscription());
      await announcements.subscribe(aSubscription({ scope: "everything", since: at("11:00") }));
      assert.deepEqual(await announcements.list(), [aSubscription({ scope: "everything", since: at("11:00") })]);
    });

    it("end together with their waiting announcements", async () => {
      const { announcements, invitations } = subject();
      await announcements.subscribe(aSubscription());
      await announcements.subscribe(aSubscription({ conversation: elsewhere }));
      await invitations.commit(aChange({ announcements: [later, { ...later, conversation: elsewhere }] }));
      assert.deepEqual([await announcements.stop(here), await announcements.stop(here)], [true, false]);
      assert.deepEqual(await announcements.waiting(here, 10), []);
      assert.equal((await announcements.waiting(elsewhere, 10)).length, 1);
      assert.deepEqual(await announcements.list(), [aSubscription({ conversation: elsewhere })]);
    });
  });

  describe("an announcement", () => {
    it("waits in the order of acceptance, for each conversation separately", async () => {
      const { invitations } = subject();
      await invitations.commit(aChange({ announcements: [later, sooner, { ...later, conversation: elsewhere }] }));
      await waits(here, 10, [sooner, later]);
      await waits(here, 1, [sooner]);
    });

    it("waits no more after its delivery, even if it is queued again", async () => {
      const { announcements, invitations } = subject();
      await invitations.commit(aChange({ announcements: [later, sooner] }));
      await announcements.markDelivered([sooner]);
      await invitations.commit(aChange({ announcements: [sooner, later] }));
      await waits(here, 10, [later]);
    });

    it("keeps how often it may have been posted, until that is taken back", async () => {
      const { announcements, invitations } = subject();
      await invitations.commit(aChange({ announcements: [later, { ...later, conversation: elsewhere }] }));
      await announcements.noteTellings([later], 1);
      await invitations.commit(aChange({ announcements: [later] }));
      await waits(here, 10, [later], 1);
      await waits(elsewhere, 10, [{ ...later, conversation: elsewhere }]);
      await announcements.noteTellings([later], 0);
      await waits(here, 10, [later]);
    });

    it("waits again when the same guest accepts again", async () => {
      const { announcements, invitations } = subject();
      await invitations.commit(aChange({ announcements: [sooner] }));
      await announcements.markDelivered([sooner]);
      const again = { ...sooner, acceptedAt: at("12:00") };
      await invitations.commit(aChange({ announcements: [again] }));
      await waits(here, 10, [again]);
    });

    it("still waits when an earlier acceptance of the same guest was delivered", async () => {
      const { announcements, invitations } = subject();
      const again = { ...sooner, acceptedAt: at("12:00") };
      await invitations.commit(aChange({ announcements: [sooner, again] }));
      await announcements.markDelivered([sooner]);
      await waits(here, 10, [again]);
    });

    it("is deleted when it is old, delivered or not", async () => {
      const { announcements, invitations } = subject();
      await invitations.commit(aChange({ announcements: [later, sooner] }));
      await announcements.markDelivered([sooner]);
      assert.equal(await announcements.purge(at("10:05")), 1);
      assert.equal(await announcements.purge(at("10:06")), 1);
      await invitations.commit(aChange({ announcements: [sooner] }));
      await waits(here, 10, [sooner]);
    });

    it("isn't stored by a change that conflicts", async () => {
      const { announcements, invitations } = subject();
      const change = aChange({ invitations: [anInvitation({ version: 5 })], announcements: [later] });
      assert.equal(await invitations.commit(change), "conflict");
      assert.deepEqual(await announcements.waiting(here, 10), []);
    });
  });
}
