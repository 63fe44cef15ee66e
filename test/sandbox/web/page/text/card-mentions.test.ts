import assert from "node:assert/strict";
import { declaredMentions, markCard } from "../../../../../sandbox/web/page/text/card-mentions.js";
import { renderMentions } from "../../../../../sandbox/web/page/text/mentions.js";
import { card } from "../views.ts";

const entity = { type: "mention", text: "<at>Ann</at>", mentioned: { id: "ann", name: "Ann" } };

describe("declaredMentions", () => {
  it("reads the mentions of a card, and recognises the reader", () => {
    const json = card({ msteams: { entities: [entity, { ...entity, mentioned: { id: "bo", name: "Bo" } }] } });
    assert.deepEqual(
      declaredMentions(json, ({ id }) => id === "bo"),
      [
        { text: "<at>Ann</at>", name: "Ann", isMe: false },
        { text: "<at>Ann</at>", name: "Bo", isMe: true },
      ],
    );
  });

  it("accepts only valid mentions", () => {
    const entities = [null, { type: "other" }, { type: "mention", text: 1, mentioned: {} }, { type: "mention", text: "x" }];
    for (const json of [card(), card({ msteams: 1 }), card({ msteams: { entities: {} } }), card({ msteams: { entities } })]) {
      assert.deepEqual(
        declaredMentions(json, () => true),
        [],
      );
    }
  });
});

describe("markCard", () => {
  it("T94: marks mentions only in text blocks and facts", () => {
    const text = "<at>Ann</at>";
    const marked = markCard(
      card({
        body: [
          { type: "TextBlock", text },
          { type: "FactSet", facts: [{ title: text, value: text }] },
          { type: "RichTextBlock", inlines: [text, { type: "TextRun", text }] },
          { type: "Container", items: [{ type: "TextBlock", text, weight: text }] },
        ],
        actions: [{ type: "Action.ShowCard", title: text, card: card({ body: [{ type: "TextBlock", text }] }) }],
      }),
      [{ text, name: "Ann", isMe: false }],
    );
    const rendered = renderMentions(JSON.stringify(marked)).match(/"\w+":"(<at>Ann<\/at>|<span class="mention">Ann<\/span>)"/g);
    const mention = '<span class="mention">Ann</span>';
    assert.deepEqual(rendered, [
      `"text":"${mention}"`,
      `"title":"${mention}"`,
      `"value":"${mention}"`,
      '"text":"<at>Ann</at>"',
      `"text":"${mention}"`,
      '"weight":"<at>Ann</at>"',
      '"title":"<at>Ann</at>"',
      `"text":"${mention}"`,
    ]);
  });

  it("doesn't change the data that returns to the bot", () => {
    const data = { note: "\uE000m0041\uE001", list: [1, null] };
    const marked = markCard(card({ actions: [{ type: "Action.Execute", title: "\uE000x", data }] }), []);
    assert.deepEqual(marked, card({ actions: [{ type: "Action.Execute", title: "x", data }] }));
  });
});
