import assert from "node:assert/strict";
import { failureText } from "../../../src/cards/failure-text.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { failed, invited } from "../../build/in-state.ts";

const english = textsFor("en-US", "Europe/Berlin");
const busy = failed("busy").state;

describe("failureText", () => {
  it("says what happened and what to do next", () => {
    assert.equal(failureText(busy, english), "Microsoft was too busy, and nothing was sent. Try again later.");
    assert.match(failureText(invited().state, english), /a reason that I don't know/);
  });

  it("says until when Microsoft is busy, in the reader's time", () => {
    const until = { ...busy, until: at("10:05") } as typeof busy;
    assert.equal(
      failureText(until, english).replaceAll("\u202f", " "),
      "Microsoft is busy until 11:05 AM, and nothing was sent. Try again then.",
    );
  });
});
