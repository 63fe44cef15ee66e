import assert from "node:assert/strict";
import { lateReply } from "../../bot/late-reply.ts";
import { actionCall } from "../fakes/action-call.ts";
import { recordingReply } from "../fakes/recording-reply.ts";

const card = { type: "AdaptiveCard", version: "1.5" } as const;

describe("lateReply", () => {
  it("answers through the turn, and with new messages after it", async () => {
    const { press } = actionCall();
    const inTurn = recordingReply();
    const said: unknown[] = [];
    const reply = lateReply(inTurn, { sayLater: async (...given) => void said.push(given) }, press.turn);
    await reply.text("In time.");
    await reply.card(card, "A card");
    reply.endTurn();
    await reply.text("Late.");
    await reply.card(card, "A late card");
    assert.deepEqual(inTurn.replied, [{ text: "In time." }, { card, summary: "A card" }]);
    const { conversation } = press.turn;
    assert.deepEqual(said, [
      [conversation, { text: "Late." }],
      [conversation, { card, summary: "A late card" }],
    ]);
  });
});
