import assert from "node:assert/strict";
import { askBack } from "../../../bot/actions/ask-back.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import type { AskBackOutcome } from "../../../src/flows/deciding/ask-back.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { approvalAnswer } from "../../build/shown-answer.ts";

const request = { ...awaiting(), approval: anApproval() };
const asked = (outcome: AskBackOutcome) => askBack(actionCall({ data, flows: { askBack: async () => outcome } }));

describe("askBack", () => {
  it("hands on the question as it was typed, and says that it was passed on", async () => {
    const handed: unknown[] = [];
    const call = actionCall({
      data: { ...data, question: "Until when?" },
      token: "jwt",
      flows: { askBack: async (input) => (handed.push(input), { kind: "asked", invitation: request }) },
    });
    const note = "I've passed your question on to Adele Vance.";
    assert.deepEqual(await askBack(call), approvalAnswer({ invitation: request, note }));
    const { person: by, conversation } = call.press.turn;
    assert.deepEqual(handed, [{ id: data.invitation, by, conversation, ssoToken: "jwt", question: "Until when?" }]);
  });

  for (const [outcome, text] of [
    [{ kind: "problem", problem: "missing" }, texts.t("approval.question-missing")],
    [{ kind: "problem", problem: "too-long" }, texts.t("decision.too-long")],
    [{ kind: "too-many-remarks", invitation: request }, texts.t("decision.too-many-remarks", { name: "Adele Vance" })],
    [{ kind: "own-request", invitation: request }, texts.t("decision.own")],
  ] as const satisfies readonly (readonly [AskBackOutcome, string])[]) {
    it(`says why the question was not passed on: ${outcome.kind} ${"problem" in outcome ? outcome.problem : ""}`, async () => {
      assert.deepEqual(await asked(outcome), { kind: "message", text });
    });
  }

  it("finds no invitation in data that was tampered with", async () => {
    assert.deepEqual(await askBack(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
