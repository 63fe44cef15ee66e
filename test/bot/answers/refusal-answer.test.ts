import assert from "node:assert/strict";
import { refusalAnswer } from "../../../bot/answers/refusal-answer.ts";
import { refusalCard } from "../../../src/cards/refusal.ts";
import { id } from "../../build/ids.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";

const grantUrl = "https://login.example/tenant/adminconsent?client_id=app";

describe("refusalAnswer", () => {
  const { press } = actionCall({ data });

  it("is a card where a button helps, with the way back", () => {
    const refusal = { kind: "consent-needed", grantUrl } as const;
    assert.deepEqual(refusalAnswer(press, refusal, texts), {
      kind: "card",
      card: refusalCard({ refusal, invitation: id(data.invitation) }, texts),
    });
  });

  it("offers to ask for the invitation again where it needs an approval now", () => {
    const refusal = { kind: "approval-needed", email: "sam@fabrikam.com" } as const;
    const card = refusalCard({ refusal, invitation: id(data.invitation) }, texts);
    assert.deepEqual(refusalAnswer(press, refusal, texts), { kind: "card", card });
    assert.match(JSON.stringify(card), /"verb":"open-form","associatedInputs":"none","data":\{"email":"sam@fabrikam.com"\}/);
  });

  for (const verb of ["retry", "resend"] as const) {
    it(`offers to send all the same after "${verb}": the button confirms what the card says`, () => {
      const refusal = { kind: "to-confirm", cautions: [{ kind: "sent-by-you", untilNow: { kind: "app" } }] } as const;
      const again = { verb, data: { ...data, resends: 1 } };
      const card = refusalCard({ refusal, invitation: id(data.invitation), again }, texts);
      assert.deepEqual(refusalAnswer({ ...press, ...again }, refusal, texts), { kind: "card", card });
      const [button] = Object(card)["actions"];
      const { title, verb: pressed, data: sent } = button;
      assert.deepEqual([title, pressed, sent], ["Send anyway", verb, { ...again.data, confirmed: ["sent-by-you"] }]);
    });
  }

  it("is a line where no button helps, or the press names no invitation", () => {
    const text = texts.t("failure.sign-in-refused");
    assert.deepEqual(refusalAnswer(press, { kind: "sign-in-refused" }, texts), { kind: "message", text });
    const consent = texts.t("refusal.consent-needed");
    const tampered = actionCall({ data: { invitation: 7 } }).press;
    assert.deepEqual(refusalAnswer(tampered, { kind: "consent-needed", grantUrl }, texts), { kind: "message", text: consent });
  });
});
