import assert from "node:assert/strict";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { withdraw } from "../../../bot/actions/withdraw.ts";
import { awaiting } from "../../build/an-approval.ts";
import { person } from "../../build/person.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

describe("withdraw", () => {
  it("hands on who withdraws which request, and shows the living card", async () => {
    const invitation = awaiting();
    const handed: unknown[] = [];
    const withdrawRequest = async (press: unknown) => (handed.push(press), { kind: "withdrawn", invitation } as const);
    const call = actionCall({ data, token: "jwt", flows: { withdrawRequest } });
    assert.deepEqual(await withdraw(call), livingAnswer({ invitation }));
    const { person: by, conversation } = call.press.turn;
    assert.deepEqual(handed, [{ id: data.invitation, by, conversation, ssoToken: "jwt" }]);
  });

  it("names the requester, who alone may withdraw it", async () => {
    const requester = person({ name: "Diego" });
    const call = actionCall({ data, flows: { withdrawRequest: async () => ({ kind: "not-yours", requester }) } });
    const text = "Only Diego, who asked for this invitation, can withdraw it.";
    assert.deepEqual(await withdraw(call), { kind: "message", text });
  });

  it("finds no request in data that was tampered with", async () => {
    assert.deepEqual(await withdraw(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
