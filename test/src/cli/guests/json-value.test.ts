import assert from "node:assert/strict";
import { jsonValue } from "../../../../src/cli/guests/json-value.ts";

describe("jsonValue", () => {
  it("keeps what JSON has, however deep", () => {
    const guest = { id: "1", accountEnabled: false, count: 0, otherMails: ["a", ["b"]], identities: [{ issuer: "x", inner: { y: null } }] };
    assert.deepEqual(jsonValue(guest), guest);
  });

  it("is null for what isn't there, also inside", () => {
    assert.equal(jsonValue(undefined), null);
    assert.deepEqual(jsonValue({ a: undefined, b: [undefined, () => 1] }), { a: null, b: [null, null] });
  });
});
