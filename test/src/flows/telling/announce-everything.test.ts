import assert from "node:assert/strict";
import { announceEverything } from "../../../../src/flows/telling/announce-everything.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import type { ConversationReference } from "../../../../src/ports/conversations.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const megan = person({ name: "Megan Bowen", locale: "fr-FR", timeZone: "Europe/Paris" });
const place: ConversationReference = conversationReference();
const { teamId: _team, channelId: _channel, ...chat } = conversationReference({ id: id("19:chat@thread.v2"), kind: "groupChat" });
const wanted = { by: megan.id, locale: "fr-FR", timeZone: "Europe/Paris", since: at("09:59") };

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

  it("lets the admins in the policy and their group have everything announced, and nobody by their role if the policy says so", async () => {
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
