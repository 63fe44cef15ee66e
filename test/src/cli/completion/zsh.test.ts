import assert from "node:assert/strict";
import { zsh } from "../../../../src/cli/completion/zsh.ts";
import { anOffer } from "./an-offer.ts";

describe("zsh", () => {
  it("offers commands, words and options with what they do, choices and files", () => {
    const lines = zsh([anOffer])
      .split("\n")
      .map((line) => line.trim());
    assert.equal(lines[0], "#compdef guestlist");
    for (const line of [
      "show:--state|show:-s) compadd -- 'open' 'ended' ;;",
      "show:--file) _files ;;",
      "show:*) offered=('one' 'two' '--state:Dana'\\''s \\state' '--file:a file' '--all:everything'); _describe option offered; _files ;;",
      "*) offered=('show:what'\\''s there: $HOME'); _describe command offered ;;",
    ]) {
      assert.ok(lines.includes(line), line);
    }
  });
});
