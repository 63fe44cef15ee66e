import assert from "node:assert/strict";
import { workingAnswer } from "../../../bot/answers/working-answer.ts";
import { cardVerbs } from "../../../src/cards/verbs.ts";
import type { CardVerb } from "../../../src/cards/verbs.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { failed, invited, sending } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { approvalAnswer, livingAnswer } from "../../build/shown-answer.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";

const diego = person({ name: "Diego" });
const line = texts.t("error.working");
const message = { kind: "message", text: line };

function answerTo(verb: CardVerb, stored: Invitation | undefined, listed?: Invitation) {
  const { press, flows } = actionCall({ data, flows: { findInvitation: async () => stored, showApproval: async () => listed } });
  return workingAnswer({ press: { ...press, verb }, flows, texts });
}

describe("workingAnswer", () => {
  for (const invitation of [sending(), anInvitation()]) {
    it(`shows the living card of a form whose invitation is ${invitation.state.kind}`, async () => {
      assert.deepEqual(await answerTo("send-invitation", invitation), livingAnswer({ invitation }));
    });
  }

  it("shows no state that isn't work: a line says that the work goes on", async () => {
    for (const stored of [failed("to-confirm"), invited(), undefined]) {
      assert.deepEqual(await answerTo("send-invitation", stored), message);
      assert.deepEqual(await answerTo("retry", stored), message);
    }
  });

  it("shows the approval card to an approver, also of a request that they found in their list", async () => {
    const request = awaiting({ requester: diego });
    const note = approvalAnswer({ invitation: request, note: line });
    assert.deepEqual(await answerTo("approve", request), note);
    assert.deepEqual(await answerTo("approve-changed", undefined, request), note);
    const approved = sending({ requester: diego, approval: anApproval() });
    assert.deepEqual(await answerTo("approve", approved), approvalAnswer({ invitation: approved }));
  });

  it("says in a line that other presses go on", async () => {
    const others = cardVerbs.filter((verb) => !["send-invitation", "approve", "approve-changed", "retry"].includes(verb));
    for (const verb of others) assert.deepEqual(await answerTo(verb, sending()), message);
  });
});
