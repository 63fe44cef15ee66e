import assert from "node:assert/strict";
import { inBrowser } from "../in-browser.ts";
import { button, type } from "../in-page.ts";
import { drawnCard } from "./drawn-card.ts";

function numberCard(changes: object = {}) {
  const drawn = drawnCard([{ type: "Input.Number", id: "n", label: "Days", min: 1, max: 30, errorMessage: "1 to 30.", ...changes }]);
  const field = drawn.element.querySelector("input");
  assert.ok(field);
  return { ...drawn, field };
}

describe("Input.Number", () => {
  inBrowser();

  it("T97: lets an optional one be empty, whatever its min", () => {
    const { pressed } = numberCard();
    button("Send").click();
    assert.deepEqual(pressed, [{}]);
  });

  it("holds what is typed to min and max, and a required one to a value", () => {
    const { pressed, field } = numberCard({ isRequired: true });
    button("Send").click();
    for (const value of ["0", "31", "7"]) {
      type(field, value);
      button("Send").click();
    }
    assert.deepEqual(pressed, [{ n: "7" }]);
  });
});
