import assert from "node:assert/strict";
import { messageText } from "../../bot/message-text.ts";

const recipient = { id: "28:bot", name: "R&D Guests" };
const html = (content: string) => ({ contentType: "text/html", content });
const mention = (text?: string, mentioned: object = { id: "28:bot", name: "R&D Guests" }) => ({
  type: "mention",
  mentioned,
  ...(text !== undefined && { text }),
});
const read = (text: string | null | undefined, content?: string, entities: readonly unknown[] = []) =>
  messageText({ text, recipient, entities, attachments: content === undefined ? null : [html(content)] });

describe("messageText", () => {
  for (const [what, text, content, said] of [
    ["takes the plain text", "help", "<p>help</p>", "help"],
    ["takes the plain text without HTML", " help\r\n", undefined, "help"],
    ["takes the HTML when there is no text", null, "<p>help</p>", "help"],
    ["takes the HTML when the text is blank", " \u00a0", "<div>invite <b>dana</b>@fabrikam.com</div>", "invite dana@fabrikam.com"],
    ["finds an address that was taken for a tag", "invite Dana ", "<p>invite Dana &lt;dana@f.com&gt;</p>", "invite Dana <dana@f.com>"],
    [
      "finds an address behind a link",
      "invite WEBER Dana ",
      '<p>invite <a href="mailto:dana@f.com">WEBER Dana</a></p>',
      "invite WEBER Dana <mailto:dana@f.com>",
    ],
    ["keeps an address of the text", "invite dana@f.com", '<p>invite <a href="mailto:kim@f.com">Kim</a></p>', "invite dana@f.com"],
    ["keeps a text that the HTML doesn't repeat", "help", "<p>status dana@f.com</p>", "help"],
    ["keeps a text whose HTML has no address", "invite Dana", "<p>invite Dana Weber</p>", "invite Dana"],
    ["leaves a quoted message out", "help", "<blockquote>status dana@f.com</blockquote><p>help</p>", "help"],
    ["finds nothing in a message without words", "", "<p>&nbsp;</p>", ""],
  ] as const) {
    it(what, () => assert.equal(read(text, content), said));
  }

  for (const [what, text, entities, said] of [
    ["with its text", "<at>Bot</at> help", [mention("<at>Bot</at>")], "help"],
    ["by the bot's name", "help <at>R&amp;D Guests</at> me", [mention()], "help me"],
    ["by the mention's name", "help <at>R&amp;D</at>", [mention(undefined, { id: "28:bot", name: "R&D" })], "help"],
    ["by its place", "<at id='0'>Old name</at> help", [mention("<at>New name</at>")], "help"],
    ["without a name anywhere", "<at>Old name</at> help", [mention("", { id: "28:bot" })], "help"],
  ] as const) {
    it(`removes a mention of the bot ${what}`, () => assert.equal(read(text, undefined, entities), said));
  }

  for (const [what, text, entities] of [
    ["of somebody else", "<at>Diego</at> help", [mention(undefined, { id: "29:diego", name: "Diego" })]],
    ["that no entity names", "<at>R&amp;D Guests</at> help", []],
    ["in the middle, with another name", "help <at>Diego</at>", [mention()]],
  ] as const) {
    it(`keeps a mention ${what}`, () => assert.equal(read(text, undefined, entities), text));
  }

  it("accepts attachments of any shape", () => {
    const attachments = [
      null,
      7,
      {},
      { contentType: "text/html" },
      { contentType: "image/png", content: "<p>no</p>" },
      html(""),
      html("<p>help</p>"),
    ];
    assert.equal(messageText({ text: "", recipient: { id: "28:bot" }, attachments }), "help");
  });

  it("reads endless text quickly", () => {
    for (const part of ["<quoted", "<quoted>", "<at>", "<at", "<blockquote>", "<", "&#", "<a href='mailto:"]) {
      assert.equal(typeof read(part.repeat(20_000), part.repeat(20_000), [mention()]), "string");
      assert.equal(typeof read("", part.repeat(20_000), [mention()]), "string");
    }
  });
});
