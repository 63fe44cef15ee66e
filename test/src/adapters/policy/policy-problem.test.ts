import assert from "node:assert/strict";
import { describeProblem } from "../../../../src/adapters/policy/policy-problem.ts";

describe("describeProblem", () => {
  it("says where and what, with the path if there is one", () => {
    const problem = { line: 12, column: 5, path: "rules[2].verdict", code: "invalid-value", message: "is missing" };
    assert.equal(describeProblem(problem), "line 12, column 5: rules[2].verdict: is missing");
    assert.equal(describeProblem({ ...problem, path: "" }), "line 12, column 5: is missing");
  });
});
