import assert from "node:assert/strict";
import { showApproval } from "../../../bot/actions/show-approval.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { awaiting } from "../../build/an-approval.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { approvalAnswer } from "../../build/shown-answer.ts";

describe("showApproval", () => {
  it("shows the request to a person who may see it", async () => {
    const invitation = awaiting();
    const asked: unknown[] = [];
    const call = actionCall({ data, flows: { showApproval: async (...given) => (asked.push(given), invitation) } });
    assert.deepEqual(await showApproval(call), approvalAnswer({ invitation }));
    const { person, conversation } = call.press.turn;
    assert.deepEqual(asked, [[data.invitation, { id: person.id, conversation }]]);
  });

  it("finds no request that the person may not see, nor one in data that was tampered with", async () => {
    assert.deepEqual(await showApproval(actionCall({ data, flows: { showApproval: async () => undefined } })), unknownInvitation(texts));
    assert.deepEqual(await showApproval(actionCall({ data: { invitation: "1" } })), unknownInvitation(texts));
  });
});
