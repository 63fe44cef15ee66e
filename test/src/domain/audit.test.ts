import assert from "node:assert/strict";
import { auditKinds } from "../../../src/domain/audit.ts";
import english from "../../../src/texts/en.json" with { type: "json" };

describe("auditKinds", () => {
  it("each have words for the history, and no words are left over", () => {
    assert.deepEqual(auditKinds.toSorted(), Object.keys(english.history.what).toSorted());
  });
});
