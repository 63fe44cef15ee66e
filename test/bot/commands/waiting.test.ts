import assert from "node:assert/strict";
import { waiting } from "../../../bot/commands/waiting.ts";
import { privateWaitingCard, waitingCard } from "../../../src/cards/waiting.ts";
import { teamsIds } from "../../build/activities.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at } from "../../build/ids.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";

describe("waiting", () => {
  it("lists the requests for this person in their own chat", async () => {
    const list = { invitations: [awaiting()], now: at("11:00") };
    const asked: unknown[] = [];
    const call = commandCall({ flows: { listWaiting: async (...given) => (asked.push(given), list) } });
    await waiting(call);
    assert.deepEqual(call.reply.replied, [{ card: waitingCard(list, texts), summary: "waiting" }]);
    assert.deepEqual(asked, [[teamsIds.adele, undefined]]);
  });

  it("offers the list where other people read it", async () => {
    const call = commandCall({ inChannel: true });
    await waiting(call);
    assert.deepEqual(call.reply.replied, [{ card: privateWaitingCard(texts), summary: "waiting" }]);
  });
});
