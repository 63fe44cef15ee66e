import assert from "node:assert/strict";
import { announce } from "../../../bot/commands/announce.ts";
import { announceAll } from "../../../bot/commands/announce-all.ts";
import { stopAnnouncing } from "../../../bot/commands/stop-announcing.ts";
import { announceEverythingCard } from "../../../src/cards/announce-everything.ts";
import { teamsIds } from "../../build/activities.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";

describe("announce", () => {
  for (const [outcome, words] of [
    ["started", /^From now on I tell this channel .* type “stop announcing here”\.$/],
    ["already", /^I do that here already\. .* “stop announcing here”\.$/],
    ["not-needed", /^No need to/],
  ] as const) {
    it(`says what it came to: ${outcome}`, async () => {
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

describe("announceAll", () => {
  it("asks first", async () => {
    const call = commandCall();
    await announceAll(call);
    assert.deepEqual(call.reply.replied, [{ card: announceEverythingCard(texts), summary: "Announce every guest here?" }]);
  });
});

describe("stopAnnouncing", () => {
  for (const [stopped, words] of [
    [true, /^From now on I announce nothing here/],
    [false, /^I wasn't announcing anything here/],
  ] as const) {
    it(`says that it ${stopped ? "ended" : "wasn't on"}`, async () => {
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
