import assert from "node:assert/strict";
import { stopAnnouncing } from "../../../bot/commands/stop-announcing.ts";
import { teamsIds } from "../../build/activities.ts";
import { commandCall } from "../../fakes/command-call.ts";

describe("stopAnnouncing", () => {
  for (const [stopped, words] of [
    [true, /^From now on I announce nothing here/],
    [false, /^I wasn't announcing anything here/],
  ] as const) {
    it(`says that the announcements ${stopped ? "ended" : "weren't on"}`, async () => {
      const asked: unknown[] = [];
      const call = commandCall({ inChannel: true, flows: { stopAnnouncing: async (id) => (asked.push(id), stopped) } });
      await stopAnnouncing(call);
      const [said] = call.reply.replied;
      assert.ok(said && "text" in said);
      assert.match(said.text, words);
      assert.deepEqual(asked, [teamsIds.thread]);
    });
  }
});
