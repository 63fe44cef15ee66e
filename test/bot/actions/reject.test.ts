import assert from "node:assert/strict";
import { reject } from "../../../bot/actions/reject.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import type { RejectOutcome } from "../../../src/flows/deciding/reject-invitation.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { approvalAnswer } from "../../build/shown-answer.ts";

const request = { ...awaiting(), approval: anApproval() };
const rejected = (outcome: RejectOutcome) => reject(actionCall({ data, flows: { rejectInvitation: async () => outcome } }));

describe("reject", () => {
  it("hands on the reason as it was typed, and shows the approval card", async () => {
    const handed: unknown[] = [];
    const call = actionCall({
      data: { ...data, reason: ["No"] },
      token: "jwt",
      flows: { rejectInvitation: async (input) => (handed.push(input), { kind: "rejected", invitation: request }) },
    });
    assert.deepEqual(await reject(call), approvalAnswer({ invitation: request }));
    const { person: by, conversation } = call.press.turn;
    assert.deepEqual(handed, [{ id: data.invitation, by, conversation, ssoToken: "jwt", reason: ["No"] }]);
  });

  for (const [problem, text] of [
    ["missing", texts.t("approval.reason-missing")],
    ["too-long", texts.t("decision.too-long")],
  ] as const) {
    it(`says what is wrong with the reason: ${problem}`, async () => {
      assert.deepEqual(await rejected({ kind: "problem", problem }), { kind: "message", text });
    });
  }

  it("says why a person may not decide", async () => {
    assert.deepEqual(await rejected({ kind: "own-request", invitation: request }), { kind: "message", text: texts.t("decision.own") });
  });

  it("finds no invitation in data that was tampered with", async () => {
    assert.deepEqual(await reject(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
