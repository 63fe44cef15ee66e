import assert from "node:assert/strict";
import { atMost, colleaguesIn, oneOf } from "../../../src/domain/field-checks.ts";

/** The checks of the form's own fields are tested with the form: {@link ./read-form.test.ts}. */
describe("atMost", () => {
  it("allows this many characters, and no more", () => {
    const check = atMost(3, "too-long");
    assert.deepEqual([check("abc"), check("abcd")], [undefined, "too-long"]);
  });
});

describe("oneOf", () => {
  it("allows the known values, in exactly this spelling", () => {
    const check = oneOf(["true", "false"], "malformed");
    assert.deepEqual([check("true"), check("True"), check("")], [undefined, "malformed", "malformed"]);
  });
});

describe("colleaguesIn", () => {
  it("reads each id once, in lower case", () => {
    assert.deepEqual(colleaguesIn(" A1 ,,b2,a1"), ["a1", "b2"]);
    assert.deepEqual(colleaguesIn(" , "), []);
  });
});
