import assert from "node:assert/strict";
import { requesterAnswer } from "../../../bot/answers/requester-answer.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { awaiting } from "../../build/an-approval.ts";
import { person } from "../../build/person.ts";
import { actionCall, pressedInvitation, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

const answered = (outcome: Parameters<typeof requesterAnswer>[1]) =>
  requesterAnswer(actionCall({ data: pressedInvitation }), outcome, "error.not-your-answer");

describe("requesterAnswer", () => {
  for (const kind of ["withdrawn", "as-it-stands"] as const) {
    it(`shows the living card as it is now: ${kind}`, () => {
      const invitation = awaiting();
      assert.deepEqual(answered({ kind, invitation }), livingAnswer({ invitation }));
    });
  }

  it("names the requester, who alone may do this", () => {
    const text = texts.t("error.not-your-answer", { name: "Diego Siciliani" });
    assert.deepEqual(answered({ kind: "not-yours", requester: person({ name: "Diego Siciliani" }) }), { kind: "message", text });
  });

  it("answers a press that was refused like every other button", () => {
    const text = texts.t("failure.sign-in-refused");
    assert.deepEqual(answered({ kind: "refused", refusal: { kind: "sign-in-refused" } }), { kind: "message", text });
    assert.deepEqual(answered({ kind: "sign-in-needed" }), { kind: "sign-in" });
    assert.deepEqual(answered({ kind: "unknown-invitation" }), unknownInvitation(texts));
  });
});
