import assert from "node:assert/strict";
import type { ConversationReference } from "../../../../src/ports/conversations.ts";
import { welcome } from "../../../../src/flows/telling/welcome.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

const adele = person({ locale: "fr-FR" });
const { teamId: _team, channelId: _channel, ...aChat } = conversationReference({ id: id("a:adele"), kind: "personal" });
const groupChat: ConversationReference = { ...aChat, id: id("19:chat@thread.v2"), kind: "groupChat" };
const team = conversationReference({ id: id("19:general@thread.tacv2") });

async function arrive(outside: FakeOutside, place: ConversationReference, by = adele): Promise<void> {
  await welcome(outside.ports, { place, by, botName: "Guestlist" });
  await runDueJobs(outside.ports);
}

describe("welcome", () => {
  for (const place of [aChat, groupChat, team]) {
    it(`welcomes a ${place.kind} once, however often the app is added`, async () => {
      const outside = fakeOutside();
      await arrive(outside, place);
      await arrive(outside, place);
      await outside.clock.advance(400 * 24 * 3_600_000);
      await arrive(outside, place);
      assert.deepEqual(outside.notifier.welcomed, [{ in: place.id, locale: "fr-FR", botName: "Guestlist" }]);
      assert.deepEqual(await outside.ports.conversations.find(place.id), place);
    });
  }

  it("welcomes each person for themselves, and a team in one channel only", async () => {
    const outside = fakeOutside();
    await arrive(outside, aChat);
    await arrive(outside, { ...aChat, id: id("a:megan") }, person({ name: "Megan Bowen" }));
    await arrive(outside, team);
    await arrive(outside, { ...team, id: id("19:sales@thread.tacv2") });
    const { teamId: _, ...teamless } = team;
    await arrive(outside, { ...teamless, id: id("19:odd@thread.tacv2") });
    assert.deepEqual(
      outside.notifier.welcomed.map(({ in: where }) => where),
      ["a:adele", "a:megan", "19:general@thread.tacv2", "19:odd@thread.tacv2"],
    );
  });

  it("has nothing to say to other tenants", async () => {
    const outside = fakeOutside();
    await arrive(outside, { ...aChat, tenantId: "other-tenant" });
    assert.deepEqual([outside.notifier.welcomed, outside.store.storedJobs()], [[], []]);
  });
});
