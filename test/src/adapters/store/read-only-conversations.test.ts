import assert from "node:assert/strict";
import { unwrittenConversations } from "../../../../src/adapters/store/read-only-conversations.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { memoryStore } from "../../../fakes/memory-store.ts";

describe("unwrittenConversations", () => {
  const stored = conversationReference({ id: id("19:stored") });
  const changed = { ...stored, serviceUrl: "https://smba.example/other/" };
  const added = conversationReference({ id: id("19:added") });

  it("returns stored conversations, and those that were remembered or forgotten here without a write", async () => {
    const { conversations } = memoryStore();
    await conversations.remember(stored);
    const unwritten = unwrittenConversations(conversations);
    assert.deepEqual([await unwritten.find(stored.id), await unwritten.anyChannel()], [stored, stored]);
    await unwritten.remember(changed);
    await unwritten.remember(added);
    assert.deepEqual([await unwritten.find(stored.id), await unwritten.find(added.id)], [changed, added]);
    await unwritten.forget(stored.id);
    assert.equal(await unwritten.find(stored.id), undefined);
    assert.deepEqual([await conversations.find(stored.id), await conversations.find(added.id)], [stored, undefined]);
  });
});
