import assert from "node:assert/strict";
import type { AdaptiveCard, Json } from "../../../src/cards/card.ts";
import { withUnbrokenTitles } from "../../../src/cards/unbroken-titles.ts";

const cardWith = (part: Json): AdaptiveCard => ({ type: "AdaptiveCard", version: "1.5", body: [part] });
const factSet = (title: string): Json => ({ type: "FactSet", facts: [{ title, value: "dana at fabrikam" }] });

function shown(title: string): string {
  const { body } = withUnbrokenTitles(cardWith(factSet(title))) as {
    body?: readonly { facts: readonly { title: string; value: string }[] }[];
  };
  const fact = body?.[0]?.facts[0] ?? assert.fail("no fact");
  assert.equal(fact.value, "dana at fabrikam");
  return fact.title;
}

describe("withUnbrokenTitles", () => {
  it("leaves no place to break in a title of a fact: at no space, no hyphen, and between no two signs that are words", () => {
    assert.equal(shown("Not checked"), "Not\u00a0checked");
    assert.equal(shown("Anforderungs-ID"), "Anforderungs-\u2060ID");
    assert.equal(shown("メール"), "メ\u2060ー\u2060ル");
    assert.equal(shown("租户 ID"), "租\u2060户\u2060\u00a0ID");
    assert.equal(shown("Time (UTC)"), "Time\u00a0(UTC)");
    assert.equal(shown("سبب السماح"), "سبب\u00a0السماح");
  });

  it("lets a title break that would leave no room for its value on a phone", () => {
    assert.equal(shown("ABC DEFGHI JKLMNOPQR"), "ABC\u00a0DEFGHI\u00a0JKLMNOPQR");
    for (const long of ["ABC DEFGHI JKLMNOPQRS", "個人的なメッセージの本文"]) assert.equal(shown(long), long);
    assert.notEqual(shown("コピーの送信先です"), "コピーの送信先です");
  });

  it("finds facts at any depth, and changes nothing else", () => {
    const inside = (title: string): AdaptiveCard =>
      cardWith({ type: "Container", items: [factSet(title), { type: "TextBlock", text: "Copy to" }] });
    assert.deepEqual(withUnbrokenTitles(inside("Copy to")), inside("Copy\u00a0to"));
    const others: Json = { type: "Input.ChoiceSet", isMultiSelect: true, value: null, choices: [{ title: "Copy to", value: "1" }] };
    assert.deepEqual(withUnbrokenTitles(cardWith(others)), cardWith(others));
    const odd: Json = { type: "FactSet", facts: ["Copy to", null, { value: "only" }] };
    assert.deepEqual(withUnbrokenTitles(cardWith(odd)), cardWith(odd));
  });

  it("leaves the given card as it is", () => {
    const given = cardWith(factSet("Copy to"));
    withUnbrokenTitles(given);
    assert.deepEqual(given, cardWith(factSet("Copy to")));
  });
});
