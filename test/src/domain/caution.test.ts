import assert from "node:assert/strict";
import { cautionKinds } from "../../../src/domain/caution.ts";
import english from "../../../src/texts/en.json" with { type: "json" };

describe("cautionKinds", () => {
  it("each have words on the form", () => {
    const words = Object.keys(english.caution);
    const worded = (kind: string) => words.some((word) => kind !== "" && (word === kind || word.startsWith(`${kind}-`)));
    assert.deepEqual(
      cautionKinds.filter((kind) => !worded(kind)),
      [],
    );
  });
});
