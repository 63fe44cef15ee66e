import assert from "node:assert/strict";
import { answerQuestion } from "../../../bot/actions/answer-question.ts";
import { unknownInvitation } from "../../../bot/answers/unknown-invitation.ts";
import { awaiting } from "../../build/an-approval.ts";
import { person } from "../../build/person.ts";
import { actionCall, pressedInvitation as data, texts } from "../../fakes/action-call.ts";
import { livingAnswer } from "../../build/shown-answer.ts";

describe("answerQuestion", () => {
  it("hands on the answer as it was typed, and shows the living card", async () => {
    const invitation = awaiting();
    const handed: unknown[] = [];
    const call = actionCall({
      data: { ...data, answer: "The spring campaign." },
      token: "jwt",
      flows: { answerQuestion: async (input) => (handed.push(input), { kind: "answered", invitation }) },
    });
    assert.deepEqual(await answerQuestion(call), livingAnswer({ invitation }));
    const { person: by, conversation } = call.press.turn;
    assert.deepEqual(handed, [{ id: data.invitation, by, conversation, ssoToken: "jwt", answer: "The spring campaign." }]);
  });

  for (const [problem, text] of [
    ["missing", "Write your answer."],
    ["too-long", "This is too long. Shorten it to 500 characters."],
  ] as const) {
    it(`says what is wrong with the answer: ${problem}`, async () => {
      const call = actionCall({ data, flows: { answerQuestion: async () => ({ kind: "problem", problem }) } });
      assert.deepEqual(await answerQuestion(call), { kind: "message", text });
    });
  }

  it("names the requester, who alone may answer", async () => {
    const requester = person({ name: "Diego" });
    const call = actionCall({ data, flows: { answerQuestion: async () => ({ kind: "not-yours", requester }) } });
    const text = "Only Diego, who asked for this invitation, can answer.";
    assert.deepEqual(await answerQuestion(call), { kind: "message", text });
  });

  it("finds no request in data that was tampered with", async () => {
    assert.deepEqual(await answerQuestion(actionCall({ data: {} })), unknownInvitation(texts));
  });
});
