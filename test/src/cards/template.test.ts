import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { cardTemplate } from "../../../src/cards/template.ts";

describe("cardTemplate", () => {
  it("fills a template independently each time", () => {
    const render = cardTemplate({ type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "Hi ${name}" }] });
    const card = (text: string) => ({ type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text }] });
    assert.deepEqual(render({ name: "${name} {{x}}" }), card("Hi ${name} {{x}}"));
    assert.deepEqual(render({ name: "Ada" }), card("Hi Ada"));
  });

  it("keeps the titles of facts on one line", () => {
    const render = cardTemplate({ type: "AdaptiveCard", version: "1.5", body: [{ type: "FactSet", facts: "${facts}" }] });
    const card = (title: string) => ({
      type: "AdaptiveCard",
      version: "1.5",
      body: [{ type: "FactSet", facts: [{ title, value: "kim lee" }] }],
    });
    assert.deepEqual(render({ facts: [{ title: "Copy to", value: "kim lee" }] }), card("Copy\u00a0to"));
  });

  it("shows a space where data is missing", () => {
    const render = cardTemplate({ type: "AdaptiveCard", version: "1.5", fallbackText: "${missing}" });
    assert.deepEqual(render({}), { type: "AdaptiveCard", version: "1.5", fallbackText: " " });
  });

  it("refuses a template that isn't a card", () => {
    assert.throws(() => cardTemplate({ type: "TextBlock" })({}), TypeError);
    assert.throws(() => cardTemplate({ type: "AdaptiveCard", $when: "${false}" })({}), TypeError);
  });
});
