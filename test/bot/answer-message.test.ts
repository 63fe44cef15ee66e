import assert from "node:assert/strict";
import { commandNames } from "../../bot/command.ts";
import { answerMessage } from "../../bot/answer-message.ts";
import { helpCard } from "../../src/cards/help.ts";
import type { Flows } from "../../src/flows/flows.ts";
import { teamsIds } from "../build/activities.ts";
import { turnedAway } from "../build/turned-away.ts";
import { texts } from "../fakes/action-call.ts";
import { commandCall } from "../fakes/command-call.ts";

/** A message with the text "help", in a channel. */
function helpWanted(flows: Partial<Flows> = {}) {
  return commandCall({ inChannel: true, flows });
}

const help = { card: helpCard({ botName: "Guestlist", inChannel: true, commands: commandNames }, texts), summary: "Hi, I'm Guestlist" };

describe("answerMessage", () => {
  it("sees that the message is new, admits the person, remembers the conversation, and then answers", async () => {
    const asked: unknown[] = [];
    const call = helpWanted({
      recordReceipt: async (key) => (asked.push(["receipt", key]), true),
      admitPerson: async (arrival) => (asked.push(["admit", arrival]), "admitted"),
      rememberConversation: async ({ id }) => void asked.push(["remember", id]),
    });
    await answerMessage(call);
    assert.deepEqual(call.reply.replied, [help]);
    assert.deepEqual(asked, [
      ["receipt", `${teamsIds.thread}/1700000000009`],
      ["admit", { person: teamsIds.adele, tenantId: teamsIds.tenant }],
      ["remember", teamsIds.thread],
    ]);
  });

  it("answers once, even if Teams delivers the message again", async () => {
    const seen = new Set<string>();
    const call = helpWanted({ recordReceipt: async (key) => !seen.has(key) && Boolean(seen.add(key)) });
    await answerMessage(call);
    await answerMessage(call);
    assert.deepEqual(call.reply.replied, [help]);
    const next = { ...call, turn: { ...call.turn, conversation: commandCall().turn.conversation } };
    await answerMessage(next);
    assert.equal(call.reply.replied.length, 2);
  });

  for (const [admission, text] of turnedAway) {
    it(`refuses a ${admission} once, and doesn't remember the conversation`, async () => {
      const seen = new Set<string>();
      const remembered: unknown[] = [];
      const call = helpWanted({
        admitPerson: async () => admission,
        recordReceipt: async (key) => !seen.has(key) && Boolean(seen.add(key)),
        rememberConversation: async (place) => void remembered.push(place),
      });
      await answerMessage(call);
      await answerMessage(call);
      assert.deepEqual([call.reply.replied, remembered], [[{ text }], []]);
    });
  }
});
