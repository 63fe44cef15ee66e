import assert from "node:assert/strict";
import { withMentions } from "../../../../../sandbox/web/page/compose/people-mentions.js";

const megan = { id: "1", name: "Megan Bowen", isBot: false };
const meg = { id: "2", name: "Meg", isBot: false };

describe("withMentions", () => {
  it("turns picked people into mentions, if they are still in the text", () => {
    assert.deepEqual(withMentions("ask @Megan Bowen, @Megan Bowen!", [megan, meg]), {
      text: "ask <at>Megan Bowen</at>, <at>Megan Bowen</at>!",
      mentions: [{ id: "1", text: "<at>Megan Bowen</at>" }],
    });
  });

  it("leaves a text without mentions unchanged", () => {
    assert.deepEqual(withMentions("mail @home", []), { text: "mail @home", mentions: [] });
  });

  it("matches the longer of two names first", () => {
    const { text, mentions } = withMentions("@Meg and @Megan Bowen", [meg, megan]);
    assert.deepEqual([text, mentions.map(({ id }) => id)], ["<at>Meg</at> and <at>Megan Bowen</at>", ["1", "2"]]);
  });
});
