import assert from "node:assert/strict";
import { textsFor } from "../../../src/texts/texts.ts";
import { cardExamples } from "./card-examples.ts";

/** Every text and fact on a card; values of inputs are left out, since people typed them. */
function linesOf(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = Object.entries(node).flatMap(([name, value]) =>
    ["text", "title", "label"].includes(name) || ("title" in node && name === "value" && !("type" in node))
      ? [String(value)]
      : linesOf(value),
  );
  return own.flatMap((text) => text.split("\n"));
}

const arabic = /\p{Script=Arabic}/u;
/** An address, a link or a reference: these can be torn apart between Arabic words. */
const latin = /[!-~]+@[!-~]+|https?:\/\/|\b[0-9a-f]{8}\b/;

const texts = textsFor("ar-SA");
const examples = (["invite", "status"] as const).map((name) => texts.t(`commands.${name}.example`).replace("sam@fabrikam.com", ""));

describe("A card from right to left", () => {
  for (const { template, variant, card } of cardExamples) {
    it(`${template}, ${variant}: keeps addresses, links and references whole among Arabic words`, () => {
      for (const line of linesOf(card(texts))) {
        // a command on a button is what the press sends for the person
        if (!arabic.test(line) || examples.some((words) => line.startsWith(words))) continue;
        const outside = line.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, "").replace(/[\u2066-\u2068][^\u2069]*\u2069/g, "");
        assert.doesNotMatch(outside, latin, line);
      }
    });
  }
});
