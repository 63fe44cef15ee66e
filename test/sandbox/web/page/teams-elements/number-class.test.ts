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

  it("T97: accepts an empty optional number, whatever its min is", () => {
    const { pressed } = numberCard();
    button("Send").click();
    assert.deepEqual(pressed, [{}]);
  });

  it("checks min and max, and that a required number has a value", () => {
    const { pressed, field } = numberCard({ isRequired: true });
    button("Send").click();
    for (const value of ["0", "31", "7"]) {
      type(field, value);
      button("Send").click();
    }
    assert.deepEqual(pressed, [{ n: "7" }]);
  });
});
