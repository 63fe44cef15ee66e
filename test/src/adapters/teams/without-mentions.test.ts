import assert from "node:assert/strict";
import { CardFactory, MessageFactory } from "botbuilder";
import { withoutMentions } from "../../../../src/adapters/teams/without-mentions.ts";

const mention = (text: string) => ({ type: "mention", text, mentioned: { id: "29:r", name: "R" } });

describe("withoutMentions", () => {
  it("leaves the names in the text, and other entities", () => {
    const other = { type: "clientInfo", locale: "fr" };
    const activity = { ...MessageFactory.text("<at>Ada</at> and <at>R</at>: done"), entities: [mention("<at>R</at>"), other] };
    const { text, entities } = withoutMentions(activity) ?? {};
    assert.deepEqual([text, entities], ["Ada and R: done", [other]]);
  });

  it("does the same on a card", () => {
    const card = {
      type: "AdaptiveCard",
      msteams: { width: "Full", entities: [mention("<at>R</at>"), "no object", null] },
      body: [{ type: "TextBlock", text: "<at>R</at> asks" }],
    };
    const plain = withoutMentions(MessageFactory.attachment(CardFactory.adaptiveCard(card)));
    assert.deepEqual(plain?.attachments?.[0]?.content, {
      ...card,
      msteams: { width: "Full", entities: ["no object", null] },
      body: [{ type: "TextBlock", text: "R asks" }],
    });
  });

  it("is nothing for a message that mentions nobody", () => {
    assert.equal(withoutMentions(MessageFactory.text("Hello")), undefined);
  });
});
