import assert from "node:assert/strict";
import { answeredQuestion } from "../../../bot/answers/answered-question.ts";
import { approvalsPlaceCard } from "../../../src/cards/use-for-approvals.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

describe("answeredQuestion", () => {
  it("shows the card to the person who pressed, and has it take the place of the pressed message for everybody", async () => {
    const kept: unknown[] = [];
    const call = actionCall({ flows: { keepAnswer: async (...given) => void kept.push(given) } });
    const card = approvalsPlaceCard({ is: "already" }, texts);
    assert.deepEqual(await answeredQuestion(call, card), { kind: "card", card, shows: { kind: "form" } });
    const { turn, card: message } = call.press;
    assert.deepEqual(kept, [
      [
        { message: { conversation: turn.conversation, card: message }, by: turn.person },
        { kind: "form", card },
      ],
    ]);
  });
});
