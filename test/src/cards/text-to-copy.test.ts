import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { textToCopy } from "../../../src/cards/text-to-copy.ts";

describe("textToCopy", () => {
  it("makes each line a paragraph", () => {
    assert.equal(textToCopy("Hello,\n\nPlease accept.\nAdele"), "Hello,\n\nPlease accept.\n\nAdele");
  });

  it("shows signs of Markdown as they are, and leaves a link whole", () => {
    const url = "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3da_b&x=1";
    assert.equal(textToCopy(`*Now*\n\n${url}`), `\\*Now\\*\n\n${url}`);
  });
});
