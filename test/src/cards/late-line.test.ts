import assert from "node:assert/strict";
import { lateLine, lateLines } from "../../../src/cards/late-line.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const texts = textsFor("en-US");

describe("lateLine", () => {
  it("names the person among others, with a name that can't format the text", () => {
    assert.equal(lateLine({ name: "Adele *V*", says: { line: "No mail went out." } }, texts), String.raw`Adele \*V\*: No mail went out.`);
  });

  for (const kind of ["lost", "in-chat", "not-told"] as const) {
    it(`has words of its own for an answer that is ${kind}`, () => {
      assert.equal(lateLine({ says: kind }, texts), texts.t(`late.${kind}`));
    });
  }
});

describe("lateLines", () => {
  it("gives each person a paragraph", () => {
    const notes = [
      { name: "Adele", says: { line: "One." } },
      { name: "Megan", says: { line: "Two." } },
    ];
    assert.equal(lateLines(notes, texts), "Adele: One.\n\nMegan: Two.");
  });
});
