import assert from "node:assert/strict";
import english from "../../../src/texts/en.json" with { type: "json" };
import { optionProblems } from "../../../src/domain/option-problems.ts";
import { restrictedOptions } from "../../../src/domain/policy/restricted-option.ts";

describe("optionProblems", () => {
  it("has its own words for each option, and for each reason", () => {
    const problems = restrictedOptions.flatMap((option) =>
      (["denied", "nobody-approves"] as const).flatMap((why) => Object.values(optionProblems({ kind: "option-refused", option, why }))),
    );
    assert.equal(new Set(problems).size, 6);
    for (const problem of problems) assert.ok(problem in english.form.problem, problem);
  });

  it("says all that is refused, each at its own field", () => {
    const refused = { kind: "option-refused", option: "message", why: "denied", also: ["cc"] } as const;
    assert.deepEqual(optionProblems(refused), { message: "message-not-allowed", cc: "cc-not-allowed" });
  });
});
