import assert from "node:assert/strict";
import { commandNames } from "../../../bot/command.ts";
import { runCommand } from "../../../bot/actions/run-command.ts";
import { helpCard } from "../../../src/cards/help.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const help = { card: helpCard({ botName: "Guestlist", inChannel: true, commands: commandNames }, texts), summary: "Hi, I'm Guestlist" };
const answered = { kind: "message", text: "The answer is below." };

describe("runCommand", () => {
  it("answers as if the text had been typed", async () => {
    const call = actionCall({ data: { text: "help" } });
    assert.deepEqual(await runCommand(call), answered);
    assert.deepEqual(call.reply.replied, [help]);
  });

  it("answers once, even if Teams delivers the press again", async () => {
    const seen = new Set<string>();
    const call = actionCall({ data: { text: "help" }, flows: { recordReceipt: async (key) => !seen.has(key) && Boolean(seen.add(key)) } });
    assert.deepEqual([await runCommand(call), await runCommand(call)], [answered, answered]);
    assert.deepEqual(call.reply.replied, [help]);
  });

  for (const data of [{}, { text: 7 }, { text: "  " }, { text: "x".repeat(501) }]) {
    it(`refuses data that was tampered with: ${JSON.stringify(data).slice(0, 30)}`, async () => {
      const text = "This button is out of date. Type “help” to see what I can do.";
      assert.deepEqual(await runCommand(actionCall({ data })), { kind: "error", status: 400, text });
    });
  }
});
