import assert from "node:assert/strict";
import { cantGetInCard, cantGetInData, hindrances } from "../../../src/cards/cant-get-in.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { accepted } from "../../build/in-state.ts";

const texts = textsFor("en");
const invitation = accepted({ email: "dana@fabrikam.com" });

interface Press {
  readonly verb: string;
  readonly data: object;
}

/** The questions stand one below the other, the way back on its own. */
const pressesOf = (card: object) =>
  [...Object(card).body, ...Object(card).actions]
    .flatMap((item: { type: string; actions?: readonly Press[] } & Press) => (item.type === "ActionSet" ? (item.actions ?? []) : [item]))
    .flatMap(({ verb, data }: Press) => (verb ? [[verb, data]] : []));

describe("cantGetInCard", () => {
  const presses = (questions: readonly string[]) => [
    ...questions.map((answer) => ["cant-get-in", { invitation: invitation.id, answer }]),
    ["show-card", { invitation: invitation.id }],
  ];

  it("asks what the partner sees, each question a button", () => {
    const { title, answer } = cantGetInData({ invitation }, texts);
    assert.deepEqual([title, answer], ["What does dana@fabrikam.com see?", undefined]);
    assert.deepEqual(pressesOf(cantGetInCard({ invitation }, texts)), presses(hindrances));
  });

  for (const hindrance of hindrances) {
    it(`answers below the question, and goes on asking the others: ${hindrance}`, () => {
      const { answer } = cantGetInData({ invitation, hindrance }, texts);
      assert.deepEqual(answer, {
        question: texts.t(`cant-get-in.${hindrance}`),
        text: texts.t(`cant-get-in.${hindrance}-answer`, { email: "dana@fabrikam.com" }),
      });
      const others = hindrances.filter((other) => other !== hindrance);
      assert.deepEqual(pressesOf(cantGetInCard({ invitation, hindrance }, texts)), presses(others));
    });
  }
});
