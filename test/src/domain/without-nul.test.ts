import assert from "node:assert/strict";
import { withoutNul } from "../../../src/domain/without-nul.ts";

describe("withoutNul", () => {
  it("leaves what has no such character as the object that it is", () => {
    const body = { text: "\\u0000 \n\t", list: [1, null, true, { deep: "x" }] };
    assert.equal(withoutNul(body), body);
    for (const one of [undefined, null, 0, ""]) assert.equal(withoutNul(one), one);
  });

  it("reads what is nested deeper than the stack", () => {
    const nested = (inmost: string): unknown => JSON.parse(`${'{"a":['.repeat(60_000)}${inmost}${"]}".repeat(60_000)}`);
    const body = nested('"x"');
    assert.equal(withoutNul(body), body);
    let inside = withoutNul(nested('"x\\u0000"'));
    while (typeof inside === "object") inside = Array.isArray(inside) ? inside[0] : Object.values(inside ?? {})[0];
    assert.equal(inside, "x");
  });

  it("keeps the names that every object has", () => {
    const body: unknown = JSON.parse('{"__proto__":{"a":"\\u0000"},"constructor":1}');
    assert.equal(JSON.stringify(withoutNul(body)), '{"__proto__":{"a":""},"constructor":1}');
  });

  it("takes the character out of every text and name, at any depth", () => {
    const body = { "na\0me": "Ad\0a", list: ["\0", { value: { id: "a\0\0b" } }], count: 2, none: null };
    assert.deepEqual(withoutNul(body), { name: "Ada", list: ["", { value: { id: "ab" } }], count: 2, none: null });
  });
});
