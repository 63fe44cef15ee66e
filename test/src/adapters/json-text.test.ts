import assert from "node:assert/strict";
import { z } from "zod";
import { jsonText } from "../../../src/adapters/json-text.ts";

describe("jsonText", () => {
  const schema = jsonText(z.object({ name: z.string() }));

  it("reads what is in the text by its schema", () => {
    assert.deepEqual(schema.parse('{"name":"Ada","more":1}'), { name: "Ada" });
  });

  for (const [what, value] of Object.entries({ "no text": 1, "no JSON": "{", "other JSON": '{"name":1}' })) {
    it(`refuses ${what}`, () => assert.equal(schema.safeParse(value).success, false));
  }
});
