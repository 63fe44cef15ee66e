import assert from "node:assert/strict";
import { z } from "zod";
import { policyJsonSchema } from "../../../../src/adapters/policy/policy-json-schema.ts";

describe("policyJsonSchema", () => {
  it("describes what is written in a file, in which every part may be left out and no other part is allowed", () => {
    const schema = z.looseObject({ title: z.string(), properties: z.record(z.string(), z.unknown()) }).parse(policyJsonSchema());
    const parts = [
      "addToTeam",
      "admins",
      "approvals",
      "approvers",
      "caps",
      "cc",
      "otherwise",
      "pace",
      "personalMessage",
      "redirectHosts",
      "rules",
      "users",
    ];
    assert.deepEqual([schema["required"], schema["additionalProperties"]], [undefined, false]);
    assert.deepEqual(Object.keys(schema.properties).toSorted(), ["$schema", ...parts]);
  });
});
