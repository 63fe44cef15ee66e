import assert from "node:assert/strict";
import { announceHere } from "../../../../src/flows/telling/announce-here.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const megan = person({ name: "Megan Bowen", locale: "fr-FR", timeZone: "Europe/Paris" });
const place = conversationReference();
const { teamId: _team, channelId: _channel, ...chat } = conversationReference({ id: id("19:chat@thread.v2"), kind: "groupChat" });
const channel = id("19:general@thread.tacv2");
const wanted = { by: megan.id, locale: "fr-FR", timeZone: "Europe/Paris", since: at("09:59") };

describe("announceHere", () => {
  it("lets a channel hear of its team, in posts of its own", async () => {
    const { ports } = fakeOutside();
    assert.equal(await announceHere(ports, { place, by: megan }), "started");
    assert.deepEqual(await ports.announcements.list(), [aSubscription(wanted)]);
    assert.deepEqual(await ports.conversations.find(channel), { ...place, id: channel });
  });

  for (const scope of ["here", "everything"] as const) {
    it(`changes nothing where ${scope} is announced already`, async () => {
      const { ports } = fakeOutside();
      await ports.announcements.subscribe(aSubscription({ scope }));
      assert.equal(await announceHere(ports, { place, by: megan }), "already");
      assert.deepEqual(await ports.announcements.list(), [aSubscription({ scope })]);
    });
  }

  it("needs nothing in a chat, which hears of its own invitations anyway", async () => {
    const { ports } = fakeOutside();
    assert.equal(await announceHere(ports, { place: chat, by: megan }), "not-needed");
    assert.deepEqual(await ports.announcements.list(), []);
  });
});
