import assert from "node:assert/strict";
import { showWaiting } from "../../../bot/actions/show-waiting.ts";
import { unknownAction } from "../../../bot/answers/unknown-action.ts";
import { waitingCard } from "../../../src/cards/waiting.ts";
import { waitingRequestData } from "../../../src/cards/waiting-request.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const after = { createdAt: at("10:00"), id: id("44444444-4444-4444-8444-444444444444") };

describe("showWaiting", () => {
  for (const request of [{}, { after }]) {
    it(`shows ${"after" in request ? "the page after a position" : "the first page"} to the person who pressed`, async () => {
      const list = { invitations: [awaiting()], now: at("11:00"), ...request };
      const asked: unknown[] = [];
      const call = actionCall({
        data: waitingRequestData(request),
        flows: { listWaiting: async (...given) => (asked.push(given), list) },
      });
      assert.deepEqual(await showWaiting(call), { kind: "card", card: waitingCard(list, texts) });
      assert.deepEqual(asked, [[call.press.turn.person.id, "after" in request ? after : undefined]]);
    });
  }

  it("refuses data that was tampered with", async () => {
    assert.deepEqual(await showWaiting(actionCall({ data: { page: "all" } })), unknownAction(texts));
  });
});
