import assert from "node:assert/strict";
import { showCard } from "../../../bot/actions/show-card.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { teamsIds } from "../../build/activities.ts";
import { awaiting } from "../../build/an-approval.ts";
import { invited } from "../../build/in-state.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { livingAnswer, approvalAnswer } from "../../build/shown-answer.ts";

describe("showCard", () => {
  it("shows the living card to people who may see it", async () => {
    const invitation = invited();
    const asked: unknown[] = [];
    const call = actionCall({ data, flows: { showCard: async (...given) => (asked.push(given), { kind: "living", invitation }) } });
    assert.deepEqual(await showCard(call), livingAnswer({ invitation }));
    assert.deepEqual(asked, [[data.invitation, { id: teamsIds.adele, conversation: teamsIds.thread, card: call.press.card }]]);
  });

  it("leads back to the list from which it was opened, whatever else the data claims", async () => {
    const invitation = invited();
    const list = { filter: { of: "here" }, page: { kind: "first" } } as const;
    const shown = (given: unknown) =>
      showCard(actionCall({ data: { ...data, list: given }, flows: { showCard: async () => ({ kind: "living", invitation }) } }));
    assert.deepEqual(await shown({ of: "here", page: "first" }), livingAnswer({ invitation, list }));
    assert.deepEqual(await shown({ of: "all" }), livingAnswer({ invitation }));
  });

  it("shows the approval card where the flow says so", async () => {
    const invitation = awaiting();
    const homeLink = "https://teams.example/1";
    const call = actionCall({ data, flows: { showCard: async () => ({ kind: "approval", invitation }), homeLink: () => homeLink } });
    assert.deepEqual(await showCard(call), approvalAnswer({ invitation, homeLink }));
  });

  it("finds no invitation that the person may not see, nor one in data that was tampered with", async () => {
    const hidden = actionCall({ data, flows: { showCard: async () => ({ kind: "unknown-invitation" }) } });
    assert.deepEqual(await showCard(hidden), unknownInvitation(texts));
    assert.deepEqual(await showCard(actionCall({ data: { invitation: "1" } })), unknownInvitation(texts));
  });
});
