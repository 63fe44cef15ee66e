import assert from "node:assert/strict";
import { cautionKinds, cautionsOnCard } from "../../../src/domain/caution.ts";
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

describe("cautionsOnCard", () => {
  it("are all but those about another identity", () => {
    const others = cautionKinds.filter((kind) => !cautionsOnCard.includes(kind));
    assert.deepEqual(others, ["sent-by-app", "sent-by-you", "sent-by-approver"]);
  });
});
