import assert from "node:assert/strict";
import { announce } from "../../../bot/commands/announce.ts";
import { teamsIds } from "../../build/activities.ts";
import { commandCall } from "../../fakes/command-call.ts";

describe("announce", () => {
  for (const [outcome, words] of [
    ["started", /^From now on I tell this channel .* type “stop announcing here”\.$/],
    ["already", /^I do that here already\. .* “stop announcing here”\.$/],
    ["not-needed", /^No need to/],
  ] as const) {
    it(`says the result: ${outcome}`, async () => {
      const asked: unknown[] = [];
      const call = commandCall({
        inChannel: true,
        flows: { announceHere: async ({ place, by }) => (asked.push([place.id, place.teamId, by.id]), outcome) },
      });
      await announce(call);
      const [said] = call.reply.replied;
      assert.ok(said && "text" in said);
      assert.match(said.text, words);
      assert.deepEqual(asked, [[teamsIds.thread, "19:team@thread.tacv2", teamsIds.adele]]);
    });
  }
});
