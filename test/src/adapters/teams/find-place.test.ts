import assert from "node:assert/strict";
import { findPlace } from "../../../../src/adapters/teams/find-place.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { memoryStore } from "../../../fakes/memory-store.ts";

const thread = conversationReference();
const channel = conversationReference({ id: id("19:general@thread.tacv2"), serviceUrl: "https://smba.trafficmanager.net/amer/" });

describe("findPlace", () => {
  it("finds a conversation that is known", async () => {
    const { conversations } = memoryStore();
    await conversations.remember(thread);
    await conversations.remember(channel);
    assert.deepEqual(await findPlace(conversations, thread.id), thread);
    assert.deepEqual(await findPlace(conversations, channel.id), channel);
  });

  it("finds a thread by its channel", async () => {
    const { conversations } = memoryStore();
    await conversations.remember(channel);
    assert.deepEqual(await findPlace(conversations, thread.id), { ...channel, id: thread.id });
  });

  it("knows nothing of what was forgotten altogether", async () => {
    const { conversations } = memoryStore();
    assert.equal(await findPlace(conversations, thread.id), undefined);
    assert.equal(await findPlace(conversations, channel.id), undefined);
  });
});
