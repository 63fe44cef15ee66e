import assert from "node:assert/strict";
import { feedLength, feedText } from "../../../src/cards/feed-text.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en");

describe("feedText", () => {
  it("has the whole address where there is room", () => {
    assert.equal(feedText("approval.summary", "dana@woodgrovebank.com", texts), "Asks for dana@woodgrovebank.com");
    const [fits, longer] = [31, 32].map((length) => `${"d".repeat(length - 6)}@a.com`);
    assert.equal(feedText("approval.summary", fits ?? "", texts), `Asks for ${fits}`);
    assert.equal(feedText("approval.summary", longer ?? "", texts), `Asks for ${"d".repeat(15)}…${"d".repeat(9)}@a.com`);
  });

  it("cuts the address in its middle, never the outcome", () => {
    const said = feedText("approval.summary", `${"very.long.".repeat(9)}name@${"sub.".repeat(9)}example.com`, texts);
    assert.equal(said.length, feedLength);
    assert.match(said, /^Asks for very\.long\..*….*example\.com$/);
  });

  it("counts no invisible marks", () => {
    const arabic = feedText("approval.summary", "dana@fabrikam.com", textsFor("ar"));
    assert.ok(arabic.includes("dana@fabrikam.com"));
  });
});
