import assert from "node:assert/strict";
import { fieldFailure } from "../../../../src/cli/words/field-words.ts";

describe("fieldFailure", () => {
  it("names everything that is wrong, each by its option", () => {
    const { exit, message } = fieldFailure({ email: "email-missing", cc: "email-malformed" });
    assert.equal(exit, "usage");
    assert.match(message, /^Nothing was sent\.\nthe address: \S.*\n--cc: \S.*$/);
    assert.doesNotMatch(message, /form\.problem/);
  });

  it("doesn't speak of a list of languages, which only the card has", () => {
    const { message } = fieldFailure({ messageLanguage: "language-unknown" });
    assert.equal(message, "Nothing was sent.\n--message-language: This isn't a language such as fr or fr-CA.");
  });
});
