import assert from "node:assert/strict";
import { showHistory } from "../../../bot/actions/show-history.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { historyCard } from "../../../src/cards/history.ts";
import { invited } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };

describe("showHistory", () => {
  it("shows the events to the person who pressed", async () => {
    const outcome = { kind: "history", invitation: invited(), events: [], earlier: false, names: new Map() } as const;
    const asked: unknown[] = [];
    const call = actionCall({ data, flows: { showHistory: async (...given) => (asked.push(given), outcome) } });
    assert.deepEqual(await showHistory(call), { kind: "card", card: historyCard(outcome, texts) });
    const { person, conversation } = call.press.turn;
    assert.deepEqual(asked, [[data.invitation, { id: person.id, conversation }]]);
  });

  it("finds no invitation that the person may not see, nor one in data that was tampered with", async () => {
    const flows = { showHistory: async () => ({ kind: "unknown-invitation" }) as const };
    assert.deepEqual(await showHistory(actionCall({ data, flows })), unknownInvitation(texts));
    assert.deepEqual(await showHistory(actionCall({ data: { invitation: 7 } })), unknownInvitation(texts));
  });
});
