import assert from "node:assert/strict";
import { cantGetInCard, cantGetInData, hindrances } from "../../../src/cards/cant-get-in.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { accepted } from "../../build/in-state.ts";

const texts = textsFor("en");
const invitation = accepted({ email: "dana@fabrikam.com" });
const pressesOf = (card: object) => Object(card).actions.map(({ verb, data }: { verb: string; data: object }) => [verb, data]);

describe("cantGetInCard", () => {
  const presses = [
    ...hindrances.map((answer) => ["cant-get-in", { invitation: invitation.id, answer }]),
    ["show-card", { invitation: invitation.id }],
  ];

  it("asks what the partner sees, each question a button", () => {
    const { title, answer } = cantGetInData({ invitation }, texts);
    assert.deepEqual([title, answer], ["What does dana@fabrikam.com see?", undefined]);
    assert.deepEqual(pressesOf(cantGetInCard({ invitation }, texts)), presses);
  });

  for (const hindrance of hindrances) {
    it(`answers in words, and goes on asking: ${hindrance}`, () => {
      const { answer } = cantGetInData({ invitation, hindrance }, texts);
      assert.equal(answer, texts.t(`cant-get-in.${hindrance}-answer`, { email: "dana@fabrikam.com" }));
      assert.deepEqual(pressesOf(cantGetInCard({ invitation, hindrance }, texts)), presses);
    });
  }
});
