import assert from "node:assert/strict";
import { withoutNul } from "../../../src/domain/without-nul.ts";

describe("withoutNul", () => {
  it("leaves what has no such character as the object that it is", () => {
    const body = { text: "\\u0000 \n\t", list: [1, null, true, { deep: "x" }] };
    assert.equal(withoutNul(body), body);
    for (const one of [undefined, null, 0, ""]) assert.equal(withoutNul(one), one);
  });

  it("takes the character out of every text and name, at any depth", () => {
    const body = { "na\0me": "Ad\0a", list: ["\0", { value: { id: "a\0\0b" } }], count: 2, none: null };
    assert.deepEqual(withoutNul(body), { name: "Ada", list: ["", { value: { id: "ab" } }], count: 2, none: null });
  });
});
