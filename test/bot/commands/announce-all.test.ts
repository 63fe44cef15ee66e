import assert from "node:assert/strict";
import { announceAll } from "../../../bot/commands/announce-all.ts";
import { announceEverythingCard } from "../../../src/cards/announce-everything.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";

describe("announceAll", () => {
  it("asks for confirmation", async () => {
    const call = commandCall();
    await announceAll(call);
    assert.deepEqual(call.reply.replied, [{ card: announceEverythingCard(texts), summary: "Announce every guest here?" }]);
  });
});
