import assert from "node:assert/strict";
import { cellWidth, cutCells, padCells } from "../../../../src/cli/output/cell-width.ts";

describe("cellWidth", () => {
  for (const [text, width] of [
    ["", 0],
    ["Anna", 4],
    ["Kovács", 6],
    ["e\u0301", 1],
    ["山田", 4],
    ["한국", 4],
    ["ＡＢ", 4],
    ["ｱ", 1],
    ["👩‍💻", 2],
    ["❤️", 2],
    ["🇭🇺", 2],
    ["1️⃣", 2],
    ["a\u200bb", 2],
    ["…", 1],
  ] as const) {
    it(`of “${text}” is ${width}`, () => assert.equal(cellWidth(text), width));
  }
});

describe("cutCells", () => {
  it("leaves what fits, and cuts between characters", () => {
    assert.equal(cutCells("Anna", 4), "Anna");
    assert.equal(cutCells("Anna", 3), "An…");
    assert.equal(cutCells("山田太郎", 5), "山田…");
    assert.equal(cutCells("山田太郎", 4), "山…");
    assert.equal(cutCells("👩‍💻x👩‍💻", 4), "👩‍💻x…");
    assert.equal(cutCells("Anna", 1), "…");
    assert.equal(cutCells("Anna", 0), "");
  });
});

describe("padCells", () => {
  it("adds spaces up to the width", () => {
    assert.equal(padCells("山", 4), "山  ");
    assert.equal(padCells("Anna", 2), "Anna");
  });
});
