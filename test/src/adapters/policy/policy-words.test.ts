import assert from "node:assert/strict";
import { knownKeys, suggestion } from "../../../../src/adapters/policy/policy-words.ts";

describe("suggestion", () => {
  const possible = ["rules", "approvers", "caps"];

  for (const [word, expected] of [
    ["rulez", ': did you mean "rules"?'],
    ["APPROVER", ': did you mean "approvers"?'],
    ["cap", ': did you mean "caps"?'],
    ["otherwise", ""],
    ["", ""],
  ] as const) {
    it(`after ${JSON.stringify(word)} is ${JSON.stringify(expected)}`, () => assert.equal(suggestion(word, possible), expected));
  }

  it("is none where nothing is possible, and looks at the beginning of a long word alone", () => {
    assert.equal(suggestion("rules", []), "");
    assert.equal(suggestion("x".repeat(1_000_000), possible), "");
  });
});

describe("knownKeys", () => {
  it("are those of the file at a path, through lists and sets with names of their own", () => {
    assert.ok(["rules", "otherwise", "caps", "approvals", "approvers", "admins", "users"].every((key) => knownKeys([]).includes(key)));
    assert.ok(knownKeys(["rules", 7, "when"]).includes("partnerDomains"));
    assert.ok(knownKeys(["approvers", "legal"]).includes("displayName"));
  });

  it("are none where the file has a single value, or nothing", () => {
    for (const path of [["caps", "perDay"], ["nowhere"], ["nowhere", "deep"]]) assert.deepEqual(knownKeys(path), []);
  });
});
