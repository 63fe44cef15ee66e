import assert from "node:assert/strict";
import { quotedWords } from "../../../src/cards/quoted-words.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("quotedWords", () => {
  it("shows a text as written, each line as a paragraph, up to the limit", () => {
    assert.equal(
      quotedWords("The *spring*\ncampaign\n\n- 1. a\n1. b", 100, textsFor("en")),
      "The \\*spring\\*\n\ncampaign\n\n\u2060- 1. a\n\n\u20601. b",
    );
    assert.equal(quotedWords("campaign", 5, textsFor("en")), "camp…");
  });

  it("keeps the text's own direction on a card of the other direction", () => {
    assert.equal(quotedWords("campaign", 100, textsFor("ar")), "\u2068campaign\u2069");
    assert.equal(quotedWords("مرحبا", 100, textsFor("en")), "\u2068مرحبا\u2069");
    assert.equal(quotedWords("مرحبا\nHello", 100, textsFor("en")), "\u2068مرحبا\u2069\n\nHello");
  });
});
