import assert from "node:assert/strict";
import { answerQuestion } from "../../../bot/actions/answer-question.ts";
import { withdraw } from "../../../bot/actions/withdraw.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import type { Flows } from "../../../src/flows/flows.ts";
import { awaiting } from "../../build/an-approval.ts";
import { person } from "../../build/person.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

const invitation = "44444444-4444-4444-8444-444444444444";
const unknown = { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: "invite a partner" }) };
const request = awaiting();
const card = { kind: "card", card: invitationCard({ invitation: request }, texts) };
const message = (text: string) => ({ kind: "message", text });

for (const [name, act, flow, notYours] of [
  ["withdraw", withdraw, "withdrawRequest", /can withdraw it\.$/],
  ["answer-question", answerQuestion, "answerQuestion", /can answer\.$/],
] as const) {
  const pressed = (outcome: unknown, given: { data?: unknown; token?: string } = {}) => {
    const handed: unknown[] = [];
    const flows = { [flow]: async (input: unknown) => (handed.push(input), outcome) } as Partial<Flows>;
    return { handed, call: actionCall({ data: { invitation, answer: "The spring campaign." }, ...given, flows }) };
  };

  describe(name, () => {
    it("hands on who pressed, where, and with which token", async () => {
      const { handed, call } = pressed({ kind: "as-it-stands", invitation: request }, { token: "jwt" });
      assert.deepEqual(await act(call), card);
      const { person: by, conversation } = call.press.turn;
      const answer = name === "answer-question" ? { answer: "The spring campaign." } : {};
      assert.deepEqual(handed, [{ id: invitation, by, conversation, ssoToken: "jwt", ...answer }]);
    });

    for (const data of [{}, { invitation: 1 }, { invitation: "../x" }, { invitation: [invitation] }]) {
      it(`knows nothing of what isn't there: ${JSON.stringify(data)}`, async () => {
        const { handed, call } = pressed(undefined, { data });
        assert.deepEqual([await act(call), handed], [unknown, []]);
      });
    }

    it("asks for a token, and once only", async () => {
      assert.deepEqual(await act(pressed({ kind: "sign-in-needed" }).call), { kind: "sign-in" });
      const again = await act(pressed({ kind: "sign-in-needed" }, { token: "old" }).call);
      assert.deepEqual(again, message(texts.t("error.sign-in-expired")));
    });

    it("says whose it is, what was refused, and what nobody knows", async () => {
      const answer = await act(pressed({ kind: "not-yours", requester: person({ name: "Diego Siciliani" }) }).call);
      assert.ok(answer.kind === "message" && answer.text.startsWith("Only Diego Siciliani") && notYours.test(answer.text));
      const refused = await act(pressed({ kind: "refused", refusal: { kind: "sign-in-refused" } }).call);
      assert.deepEqual(refused, message(texts.t("refusal.sign-in-refused")));
      assert.deepEqual(await act(pressed({ kind: "unknown-invitation" }).call), unknown);
    });

    it("shows the living card once it is done", async () => {
      const kind = name === "withdraw" ? "withdrawn" : "answered";
      assert.deepEqual(await act(pressed({ kind, invitation: request }).call), card);
    });
  });
}

describe("answer-question with something wrong", () => {
  for (const [problem, words] of [
    ["missing", "Write your answer."],
    ["too-long", "This is too long. Shorten it to 500 characters."],
  ] as const) {
    it(`says what: ${problem}`, async () => {
      const call = actionCall({ data: { invitation }, flows: { answerQuestion: async () => ({ kind: "problem", problem }) } });
      assert.deepEqual(await answerQuestion(call), message(words));
    });
  }
});
