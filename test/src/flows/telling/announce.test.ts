import assert from "node:assert/strict";
import { announceEverything } from "../../../../src/flows/telling/announce-everything.ts";
import { announceHere } from "../../../../src/flows/telling/announce-here.ts";
import { forgetConversation } from "../../../../src/flows/telling/forget-conversation.ts";
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

describe("announceEverything", () => {
  function world(...roles: readonly ("global-administrator" | "user-administrator" | "guest-inviter")[]) {
    const outside = fakeOutside();
    outside.membership.roles.set(megan.id, roles);
    const press = (ssoToken: string | undefined = outside.identity.tokenFor(megan.id), where = place) =>
      announceEverything(outside.ports, { place: where, by: megan, ssoToken });
    return { outside, press };
  }

  for (const role of ["global-administrator", "user-administrator"] as const) {
    it(`lets a ${role} have everything announced, also where less was`, async () => {
      const { outside, press } = world(role);
      await outside.ports.announcements.subscribe(aSubscription());
      assert.equal(await press(), "started");
      assert.deepEqual(await outside.ports.announcements.list(), [aSubscription({ ...wanted, scope: "everything" })]);
      assert.equal(await press(), "already");
    });
  }

  it("asks for a token first", async () => {
    const { outside } = world("global-administrator");
    assert.equal(await announceEverything(outside.ports, { place, by: megan, ssoToken: undefined }), "sign-in-needed");
  });

  it("works in a chat, too", async () => {
    const { outside, press } = world("global-administrator");
    assert.equal(await press(outside.identity.tokenFor(megan.id), chat), "started");
    const [stored] = await outside.ports.announcements.list();
    assert.deepEqual(stored, { conversation: chat.id, scope: "everything", ...wanted });
  });

  for (const roles of [[], ["guest-inviter"]] as const) {
    it(`refuses somebody who is ${roles.join() || "no administrator"}`, async () => {
      const { outside, press } = world(...roles);
      assert.equal(await press(), "not-allowed");
      assert.deepEqual(await outside.ports.announcements.list(), []);
    });
  }

  it("refuses when nobody may see roles", async () => {
    const { outside, press } = world("global-administrator");
    outside.membership.rolesHidden = true;
    assert.equal(await press(), "not-checked");
  });

  it("lets those whom the policy names have everything announced, and their group, and nobody by their role if it says so", async () => {
    for (const [admins, outcome] of [
      [{ people: [megan.id], directoryRoles: false }, "started"],
      [{ people: [], group: "admins", directoryRoles: false }, "started"],
      [{ people: [], group: "others", directoryRoles: false }, "not-allowed"],
    ] as const) {
      const { outside, press } = world("global-administrator");
      outside.policy.change({ admins });
      outside.membership.groups.set("admins", [{ id: megan.id, name: megan.name }]);
      assert.equal(await press(), outcome);
    }
  });

  it("refuses a guest, whatever the policy says of guests and of them", async () => {
    const { outside, press } = world("global-administrator");
    outside.policy.change({ users: { guests: true, groups: [] }, admins: { people: [megan.id], directoryRoles: true } });
    outside.identity.guests.add(megan.id);
    assert.equal(await press(), "sign-in-refused");
  });

  it("refuses a token of somebody else", async () => {
    const { outside, press } = world("global-administrator");
    assert.equal(await press(outside.identity.tokenFor(id("person-adele"))), "sign-in-refused");
    assert.deepEqual(outside.log.codes, ["sign-in-refused"]);
  });
});

describe("forgetConversation", () => {
  it("forgets a team with all that was asked for in it, and nothing else", async () => {
    const { ports } = fakeOutside();
    const sales = aSubscription({ conversation: id("19:sales@thread.tacv2") });
    const elsewhere = aSubscription({ conversation: id("19:other@thread.tacv2"), teamId: "19:other-team" });
    for (const one of [aSubscription(), sales, elsewhere]) await ports.announcements.subscribe(one);
    await ports.conversations.remember(place);
    await forgetConversation(ports, { id: channel, teamId: "19:team@thread.tacv2" });
    assert.deepEqual(await ports.announcements.list(), [elsewhere]);
    assert.equal(await ports.conversations.find(place.id), undefined);
  });

  it("forgets a chat alone", async () => {
    const { ports } = fakeOutside();
    const { teamId: _, ...mine } = aSubscription({ conversation: chat.id });
    await ports.announcements.subscribe(mine);
    await ports.announcements.subscribe(aSubscription());
    await ports.conversations.remember(chat);
    await forgetConversation(ports, chat);
    assert.deepEqual(await ports.announcements.list(), [aSubscription()]);
    assert.equal(await ports.conversations.find(chat.id), undefined);
  });
});
