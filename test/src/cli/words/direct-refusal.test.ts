import assert from "node:assert/strict";
import { directRefusal } from "../../../../src/cli/words/direct-refusal.ts";

describe("directRefusal", () => {
  it("has the words of the reason, and its exit", () => {
    const { exit, message } = directRefusal("group-address");
    assert.equal(exit, "refused-by-microsoft");
    assert.match(message, /^This address belongs to a group/);
    assert.doesNotMatch(message, /Reference/);
  });

  it("says that the reason isn't known", () => {
    const { exit, message } = directRefusal("unknown");
    assert.deepEqual([exit, message], ["refused-by-microsoft", "Microsoft refused, for a reason that Guestlist doesn't know."]);
  });
});
