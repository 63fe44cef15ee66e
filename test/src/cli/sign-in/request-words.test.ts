import assert from "node:assert/strict";
import { requestWords } from "../../../../src/cli/sign-in/request-words.ts";

describe("requestWords", () => {
  it("has the address on a line of its own, whether or not a browser opens", () => {
    for (const isOpening of [true, false]) {
      assert.equal(requestWords({ kind: "open", url: "https://x.example", isOpening }).split("\n")[1], "https://x.example");
    }
    assert.match(requestWords({ kind: "open", url: "https://x.example", isOpening: true }), /If it doesn't open/);
  });

  it("warns of codes that somebody else sent", () => {
    const words = requestWords({ kind: "enter-code", url: "https://x.example/device", code: "BCDFGHJKL" });
    assert.match(words, /open https:\/\/x\.example\/device and enter the code BCDFGHJKL\./);
    assert.match(words, /Microsoft advises to block sign-in by device code/);
  });
});
