import assert from "node:assert/strict";
import { commandNames } from "../../../bot/command.ts";
import { help } from "../../../bot/commands/help.ts";
import { helpCard } from "../../../src/cards/help.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";

describe("help", () => {
  for (const inChannel of [false, true]) {
    it(`shows what the bot can do ${inChannel ? "in a channel" : "in a chat"}`, async () => {
      const call = commandCall({ inChannel });
      await help(call);
      assert.deepEqual(call.reply.replied, [
        { card: helpCard({ botName: "Guestlist", inChannel, commands: commandNames }, texts), summary: "Hi, I'm Guestlist" },
      ]);
    });
  }

  it("shows the commands of administrators to them alone", async () => {
    const call = commandCall({ flows: { isKnownAdmin: async () => false } });
    await help(call);
    const commands = commandNames.filter((name) => name !== "announce-all" && name !== "use-for-approvals");
    assert.deepEqual(call.reply.replied, [
      { card: helpCard({ botName: "Guestlist", inChannel: false, commands }, texts), summary: "Hi, I'm Guestlist" },
    ]);
  });
});
