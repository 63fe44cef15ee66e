import assert from "node:assert/strict";
import { rememberConversation } from "../../../../src/flows/telling/remember-conversation.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("rememberConversation", () => {
  for (const [whose, tenantId, remembered] of [
    ["remembers a conversation of our tenant", "tenant", true],
    ["remembers none of another tenant", "other-tenant", false],
  ] as const) {
    it(whose, async () => {
      const { ports } = fakeOutside();
      const reference = conversationReference({ tenantId });
      await rememberConversation(ports, reference);
      assert.deepEqual(await ports.conversations.find(reference.id), remembered ? reference : undefined);
    });
  }
});
