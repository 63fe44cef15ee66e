import assert from "node:assert/strict";
import { showApproval } from "../../../bot/actions/show-approval.ts";
import { showWaiting } from "../../../bot/actions/show-waiting.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { readWaitingRequest } from "../../../bot/data/waiting-data.ts";
import { approvalCard } from "../../../src/cards/approval.ts";
import { waitingCard } from "../../../src/cards/waiting.ts";
import { waitingRequestData } from "../../../src/cards/waiting-request.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const after = { createdAt: at("10:00"), id: id("44444444-4444-4444-8444-444444444444") };
const data = { invitation: "44444444-4444-4444-8444-444444444444" };

describe("showWaiting", () => {
  for (const request of [{}, { after }]) {
    it(`shows ${"after" in request ? "the page behind a position" : "the first page"} to the one who presses`, async () => {
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

  const good = waitingRequestData({ after });
  for (const hostile of [
    {},
    { ...good, page: "all" },
    { ...good, createdAt: "yesterday" },
    { ...good, createdAt: undefined },
    { ...good, id: "' or 1=1" },
    { ...good, id: undefined },
  ]) {
    it(`refuses data that was tampered with: ${JSON.stringify(hostile)}`, async () => {
      assert.equal(readWaitingRequest(hostile), undefined);
      const answer = await showWaiting(actionCall({ data: hostile }));
      assert.ok(answer.kind === "error" && answer.status === 400);
    });
  }
});

describe("showApproval", () => {
  const shown = { invitation: awaiting(), homeLink: "https://teams.example/1" };

  it("shows the request to those who may see it, with the way back to the list", async () => {
    const asked: unknown[] = [];
    const flows = { showApproval: async (...given: unknown[]) => (asked.push(given), shown.invitation), homeLink: () => shown.homeLink };
    const call = actionCall({ data: { ...data, list: waitingRequestData({ after }) }, flows });
    assert.deepEqual(await showApproval(call), { kind: "card", card: approvalCard({ ...shown, list: { after } }, texts) });
    const { person, conversation } = call.press.turn;
    assert.deepEqual(asked, [[data.invitation, { id: person.id, conversation }]]);
    const claimed = actionCall({ data: { ...data, list: { page: "all" } }, flows });
    assert.deepEqual(await showApproval(claimed), { kind: "card", card: approvalCard(shown, texts) });
  });

  it("knows nothing for others, nor of data that was tampered with", async () => {
    assert.deepEqual(await showApproval(actionCall({ data, flows: { showApproval: async () => undefined } })), unknownInvitation(texts));
    assert.deepEqual(await showApproval(actionCall({ data: { invitation: "1" } })), unknownInvitation(texts));
  });
});
