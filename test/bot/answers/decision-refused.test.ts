import assert from "node:assert/strict";
import { decisionRefused } from "../../../bot/answers/decision-refused.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import type { NotEntered } from "../../../src/flows/deciding/enter-to-decide.ts";
import { diego } from "../../build/a-decision.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { at } from "../../build/ids.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { approvalAnswer } from "../../build/shown-answer.ts";

const request = { ...awaiting(), approval: anApproval() };
const answered = (outcome: NotEntered) => decisionRefused(actionCall({ data }), outcome);

describe("decisionRefused", () => {
  for (const [kind, text] of [
    ["own-request", texts.t("decision.own")],
    ["not-approver", "Only the team Contoso Partners can decide about this."],
  ] as const) {
    it(`says why a person may not decide: ${kind}`, () => {
      assert.deepEqual(answered({ kind, invitation: request }), { kind: "message", text });
    });
  }

  it("shows an approver who was too late the card as it is now, and who was first", () => {
    const decision = { kind: "approved", by: diego.id, name: diego.name, at: at("10:00") } as const;
    const sent = { ...request, state: { kind: "sending", since: at("10:00") } as const, approval: anApproval({ decision }) };
    const note = "Diego Siciliani was first and approved it.";
    const card = approvalAnswer({ invitation: sent, note });
    assert.deepEqual(answered({ kind: "already-decided", invitation: sent }), card);
  });

  it("shows an approver the card of a request that ended without a decision, and how it ended", () => {
    const lapsed = { ...request, state: { kind: "lapsed", since: at("10:00") } as const };
    const card = approvalAnswer({ invitation: lapsed, note: texts.t("decision.lapsed") });
    assert.deepEqual(answered({ kind: "over", invitation: lapsed }), card);
  });

  it("answers a press that was refused like every other button", () => {
    assert.deepEqual(answered({ kind: "unknown-invitation" }), unknownInvitation(texts));
    assert.deepEqual(answered({ kind: "sign-in-needed" }), { kind: "sign-in" });
  });
});
