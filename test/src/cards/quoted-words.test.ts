import assert from "node:assert/strict";
import { ownWords } from "../../../src/cards/quoted-words.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("ownWords", () => {
  it("shows what somebody wrote as they wrote it, on one line and no longer than that", () => {
    assert.equal(ownWords("The *spring*\ncampaign", 100, textsFor("en")), "The \\*spring\\* campaign");
    assert.equal(ownWords("campaign", 5, textsFor("en")), "camp…");
  });

  it("keeps the direction of words in another one", () => {
    assert.equal(ownWords("campaign", 100, textsFor("ar")), "\u2068campaign\u2069");
    assert.equal(ownWords("مرحبا", 100, textsFor("en")), "\u2068مرحبا\u2069");
  });
});
