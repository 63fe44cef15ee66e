import assert from "node:assert/strict";
import { typedText } from "../../../src/cards/typed-text.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("typedText", () => {
  it("shows a text as written, on one line, up to the limit", () => {
    assert.equal(typedText("The *spring*\ncampaign", 100, textsFor("en")), "The \\*spring\\* campaign");
    assert.equal(typedText("campaign", 5, textsFor("en")), "camp…");
  });

  it("keeps the full stop behind the last word on a card of the other direction", () => {
    assert.equal(typedText("Ask procurement first.", 100, textsFor("ar")), "\u2068Ask procurement first.\u2069");
    assert.equal(typedText("مرحبا.", 100, textsFor("en")), "\u2068مرحبا.\u2069");
  });
});
