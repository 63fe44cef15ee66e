import assert from "node:assert/strict";
import { isSwitchValue, readValue, showValue, switchField } from "../../../../../sandbox/web/page/control/switch-field.js";
import { inBrowser } from "../in-browser.ts";

const words = { label: "Label", note: "A sentence." };

function fieldOf(value: string | number | boolean | string[], choices?: Record<string, string>): HTMLInputElement | HTMLSelectElement {
  const field = switchField("name", value, choices ? { ...words, choices } : words).querySelector("input, select");
  assert.ok(field instanceof HTMLInputElement || field instanceof HTMLSelectElement);
  return field;
}

describe("switchField", () => {
  inBrowser();

  for (const [kind, value, changed] of [
    ["a number", 5, 8],
    ["a truth", true, false],
    ["words", "a", "b"],
    ["a list", ["fabrikam.com", "tailspin.com"], []],
  ] as const) {
    it(`shows ${kind} and reads it back`, () => {
      const field = fieldOf(typeof value === "object" ? [...value] : value);
      assert.deepEqual(readValue(field), value);
      showValue(field, changed);
      assert.deepEqual(readValue(field), changed);
    });
  }

  it("offers choices as a menu", () => {
    const field = fieldOf("b", { a: "First", b: "Second" });
    assert.deepEqual([field.tagName, readValue(field)], ["SELECT", "b"]);
  });

  it("accepts lists with any separator", () => {
    const field = fieldOf([]);
    field.value = " a.com,b.com  c.com,";
    assert.deepEqual(readValue(field), ["a.com", "b.com", "c.com"]);
  });
});

describe("isSwitchValue", () => {
  it("is true for values that a field can show", () => {
    assert.deepEqual([1, "a", false, [], ["a"]].map(isSwitchValue), [true, true, true, true, true]);
    assert.deepEqual([null, {}, [{}]].map(isSwitchValue), [false, false, false]);
  });
});
