import assert from "node:assert/strict";
import english from "../../../src/texts/en.json" with { type: "json" };
import { optionProblem } from "../../../src/domain/option-problem.ts";
import { restrictedOptions } from "../../../src/domain/policy/restricted-option.ts";

describe("optionProblem", () => {
  it("has its own words for each option, and for each reason", () => {
    const problems = restrictedOptions.flatMap((option) =>
      (["denied", "nobody-approves"] as const).map((why) => optionProblem({ kind: "option-refused", option, why })),
    );
    assert.equal(new Set(problems).size, 6);
    for (const problem of problems) assert.ok(problem in english.form.problem, problem);
  });
});
