import assert from "node:assert/strict";
import { emailWords } from "../../../../src/cli/words/email-words.ts";
import { readEmail } from "../../../../src/domain/email.ts";

describe("emailWords", () => {
  it("end a sentence about what was typed", () => {
    const typed = { "": "it is empty", "dana@fabrikam.com, sam@fabrikam.com": "it is more than one", dana: "it is not written like one" };
    for (const [text, words] of Object.entries(typed)) {
      const read = readEmail(text);
      assert.equal(read.kind === "problem" && emailWords[read.problem], words);
    }
  });
});
