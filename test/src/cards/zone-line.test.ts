import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { zoneLine } from "../../../src/cards/zone-line.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("zoneLine", () => {
  it("names the zone where several people read the card", () => {
    assert.equal(zoneLine(true, textsFor("en-GB", "Europe/Budapest")), "Times: Central European Time");
    assert.equal(zoneLine(true, textsFor("de-DE", "Europe/Budapest")), "Zeitangaben: Mitteleuropäische Zeit");
  });

  it("says nothing to one reader whose zone is known", () => {
    assert.equal(zoneLine(false, textsFor("en-GB", "Europe/Budapest")), undefined);
  });

  it("says to one reader whose zone isn't known that the times are UTC", () => {
    assert.equal(zoneLine(false, textsFor("en-GB")), "Times: UTC");
  });
});
