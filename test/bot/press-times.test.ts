import assert from "node:assert/strict";
import { longestWait, waitFor } from "../../bot/press-times.ts";
import { cardVerbs } from "../../src/cards/verbs.ts";

describe("waitFor", () => {
  it("leaves time to store what is late, within the time that Teams waits", () => {
    for (const verb of [...cardVerbs, "unknown"]) assert.ok(longestWait - waitFor(verb) >= 2_500, verb);
    assert.equal(longestWait, 10_000);
  });

  it("tells soon that the work goes on where a card shows it, and waits where the answer is all that there is to see", () => {
    assert.deepEqual(
      ["send-invitation", "approve", "show-link", "run-command", "toString"].map(waitFor),
      [2_500, 2_500, 7_500, 7_500, 7_500],
    );
  });
});
