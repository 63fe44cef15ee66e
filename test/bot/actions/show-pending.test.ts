import assert from "node:assert/strict";
import { readPendingRequest } from "../../../bot/data/pending-data.ts";
import { showPending } from "../../../bot/actions/show-pending.ts";
import { pendingCard } from "../../../src/cards/pending.ts";
import { pendingRequestData } from "../../../src/cards/pending-request.ts";
import type { PendingRequest } from "../../../src/cards/pending-request.ts";
import type { PendingList } from "../../../src/flows/looking/list-pending.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const position = { createdAt: at("10:00"), id: id("44444444-4444-4444-8444-444444444444") };
const waiting = invited();
const requests: readonly PendingRequest[] = [
  { filter: { of: "mine" }, page: { kind: "first" } },
  { filter: { of: "here", domain: "fabrikam.com", days: 7 }, page: { kind: "after", at: position } },
  { filter: { of: "here" }, page: { kind: "before", at: position } },
];

describe("showPending", () => {
  for (const request of requests) {
    it(`shows the page ${request.page.kind} of ${request.filter.of} to the one who presses`, async () => {
      const asked: unknown[] = [];
      const list: PendingList = { ...request, invitations: [waiting], count: 1, now: at("10:00") };
      const call = actionCall({
        data: pendingRequestData(request),
        flows: { listPending: async (input) => (asked.push(input), list) },
      });
      assert.deepEqual(await showPending(call), { kind: "card", card: pendingCard(list, texts) });
      assert.deepEqual(asked, [{ by: call.press.turn.person, conversation: call.press.turn.conversation, ...request }]);
    });
  }

  const good = pendingRequestData({ filter: { of: "here" }, page: { kind: "after", at: position } });
  for (const hostile of [
    {},
    { ...good, of: "everybody" },
    { ...good, domain: "%" },
    { ...good, days: -1 },
    { ...good, days: 1e9 },
    { ...good, days: "7" },
    { ...good, createdAt: "yesterday" },
    { ...good, id: "' or 1=1" },
    { ...good, createdAt: undefined },
    { ...good, id: undefined },
    { ...good, page: "all" },
  ]) {
    it(`refuses data that was tampered with: ${JSON.stringify(hostile)}`, async () => {
      assert.equal(readPendingRequest(hostile), undefined);
      const answer = await showPending(actionCall({ data: hostile }));
      assert.ok(answer.kind === "error" && answer.status === 400);
    });
  }
});
