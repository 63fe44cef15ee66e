import assert from "node:assert/strict";
import type { NewGuest } from "../../../../src/domain/announcement.ts";
import { rememberedForMs, newGuestOf, queueAnnouncements } from "../../../../src/flows/telling/queue-announcements.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const channel = id("19:general@thread.tacv2");
const chat = id("19:chat@thread.v2");
const home = id("19:general@thread.tacv2;messageid=1700000000001");
const teamId = "19:team@thread.tacv2";
const ours: NewGuest = { guest: id("guest-1"), acceptedAt: at("09:30"), ours: { invitation: id("invitation-1"), home, teamId } };
const foreign: NewGuest = { guest: id("guest-2"), acceptedAt: at("09:30") };

async function heardBy(subscription: Parameters<typeof aSubscription>[0], ...guests: readonly NewGuest[]) {
  const { ports } = fakeOutside();
  await ports.announcements.subscribe(aSubscription(subscription));
  const { announcements } = await queueAnnouncements(ports, guests);
  return announcements.map(({ guest }) => guest);
}

describe("queueAnnouncements", () => {
  it("makes a row for each guest and one job for each conversation, a second later", async () => {
    const { ports } = fakeOutside();
    await ports.announcements.subscribe(aSubscription({ scope: "everything" }));
    const { announcements, jobs } = await queueAnnouncements(ports, [ours, foreign]);
    assert.deepEqual(announcements, [
      { conversation: channel, guest: id("guest-1"), acceptedAt: at("09:30"), invitation: id("invitation-1") },
      { conversation: channel, guest: id("guest-2"), acceptedAt: at("09:30") },
    ]);
    assert.deepEqual(jobs, [{ task: { kind: "announce", conversation: channel }, due: at("10:00:01"), key: `announce:${channel}` }]);
  });

  for (const [what, subscription, guests, heard] of [
    ["a team hears of what began in any of its channels", {}, [ours, foreign], ["guest-1"]],
    ["another team hears nothing of it", { teamId: "19:other-team" }, [ours], []],
    ["every guest is heard of by who asked for everything", { scope: "everything" }, [ours, foreign], ["guest-1", "guest-2"]],
    ["what was accepted before somebody asked isn't told", { since: at("09:31") }, [ours], []],
    ["what was accepted at that moment is", { since: at("09:30") }, [ours], ["guest-1"]],
  ] as const) {
    it(what, async () => assert.deepEqual(await heardBy(subscription, ...guests), heard));
  }

  it("doesn't tell a chat twice of what began in it", async () => {
    const began: NewGuest = { ...ours, ours: { invitation: id("invitation-1"), home: chat } };
    assert.deepEqual(await heardBy({ conversation: chat, scope: "everything" }, began, foreign), ["guest-2"]);
  });

  it("takes nothing for news that is too old", async () => {
    const long = { ...foreign, acceptedAt: id(new Date(Date.parse(at("10:00")) - rememberedForMs).toISOString()) };
    assert.deepEqual(await heardBy({ scope: "everything", since: id("2020-01-01T00:00:00.000Z") }, long), []);
  });

  it("asks for nothing when nobody accepted", async () => {
    assert.deepEqual(await queueAnnouncements(fakeOutside().ports, []), { announcements: [], jobs: [] });
  });
});

describe("newGuestOf", () => {
  it("knows the team in which an invitation began", async () => {
    const { ports } = fakeOutside();
    const invitation = accepted();
    const guest = { guest: id("guest-1"), acceptedAt: at("10:00") };
    assert.deepEqual(await newGuestOf(ports, invitation), [{ ...guest, ours: { invitation: invitation.id, home } }]);
    await ports.conversations.remember(conversationReference());
    assert.deepEqual(await newGuestOf(ports, invitation), [{ ...guest, ours: { invitation: invitation.id, home, teamId } }]);
  });

  it("finds nobody in an invitation that isn't accepted", async () => {
    assert.deepEqual(await newGuestOf(fakeOutside().ports, invited()), []);
  });
});
