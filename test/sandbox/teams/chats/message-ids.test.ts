import assert from "node:assert/strict";
import { MessageIds } from "../../../../sandbox/teams/chats/message-ids.ts";

describe("MessageIds", () => {
  it("gives the time in milliseconds, and never the same or a smaller one again", () => {
    const times = [1_700_000_000_000, 1_700_000_000_000, 1_699_999_999_000, 1_700_000_000_009];
    const ids = new MessageIds(() => times.shift() ?? 0);
    assert.deepEqual(
      Array.from({ length: 4 }, () => ids.next()),
      ["1700000000000", "1700000000001", "1700000000002", "1700000000009"],
    );
  });
});
