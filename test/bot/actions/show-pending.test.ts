import assert from "node:assert/strict";
import { showPending } from "../../../bot/actions/show-pending.ts";
import { unknownAction } from "../../../bot/answers/unknown-action.ts";
import { pendingCard } from "../../../src/cards/pending.ts";
import { pendingRequestData } from "../../../src/cards/pending-request.ts";
import type { PendingList } from "../../../src/flows/looking/list-pending.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const position = { createdAt: at("10:00"), id: id("44444444-4444-4444-8444-444444444444") };
const request = { filter: { of: "here", domain: "fabrikam.com", days: 7 }, page: { kind: "after", at: position } } as const;

describe("showPending", () => {
  it("shows the page that the button asks for to the person who pressed", async () => {
    const asked: unknown[] = [];
    const list: PendingList = { ...request, invitations: [invited()], count: 1, now: at("10:00") };
    const call = actionCall({
      data: pendingRequestData(request),
      flows: { listPending: async (input) => (asked.push(input), list) },
    });
    assert.deepEqual(await showPending(call), { kind: "card", card: pendingCard(list, texts) });
    assert.deepEqual(asked, [{ by: call.press.turn.person, conversation: call.press.turn.conversation, ...request }]);
  });

  it("refuses data that was tampered with", async () => {
    assert.deepEqual(await showPending(actionCall({ data: { of: "everybody" } })), unknownAction(texts));
  });
});
