import assert from "node:assert/strict";
import { openChanges } from "../../../bot/actions/open-changes.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { approveChangesCard } from "../../../src/cards/approve-changes.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";

const request = { ...awaiting(), approval: anApproval() };

describe("openChanges", () => {
  it("shows the fields that an approver may change", async () => {
    const handed: unknown[] = [];
    const call = actionCall({
      data,
      token: "jwt",
      flows: { openChanges: async (input) => (handed.push(input), { kind: "may-decide", invitation: request }) },
    });
    assert.deepEqual(await openChanges(call), { kind: "card", card: approveChangesCard({ invitation: request }, texts) });
    const { person: by, conversation } = call.press.turn;
    assert.deepEqual(handed, [{ id: data.invitation, by, conversation, ssoToken: "jwt" }]);
  });

  it("says why a person may not decide", async () => {
    const call = actionCall({ data, flows: { openChanges: async () => ({ kind: "own-request", invitation: request }) } });
    assert.deepEqual(await openChanges(call), { kind: "message", text: texts.t("decision.own") });
  });

  it("finds no invitation in data that was tampered with", async () => {
    assert.deepEqual(await openChanges(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
