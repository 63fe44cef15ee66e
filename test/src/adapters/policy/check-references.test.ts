import assert from "node:assert/strict";
import { checkReferences } from "../../../../src/adapters/policy/check-references.ts";

const found = (file: unknown) => checkReferences(file).map(({ path, code }) => `${path.join(".")}: ${code}`);

describe("checkReferences", () => {
  it("finds nothing where everything that is named exists", () => {
    const rules = [
      { name: "a", approvers: "legal" },
      { name: "b", approvers: "team" },
    ];
    const approvals = { approvers: "legal", escalate: { to: "team" } };
    assert.deepEqual(found({ rules, otherwise: { approvers: "legal" }, approvals, approvers: { legal: { people: [] } } }), []);
  });

  it("finds names that are used twice, without regard to blanks around them, at each later place", () => {
    const rules = ["a", "b", " a ", "a"].map((name) => ({ name }));
    assert.deepEqual(found({ rules }), ["rules.2.name: name-taken", "rules.3.name: name-taken"]);
  });

  it("finds approvers that don't exist, in each place that names some", () => {
    const file = { rules: [{ approvers: "x" }], otherwise: { approvers: "x" }, approvals: { approvers: "x", escalate: { to: "x" } } };
    assert.deepEqual(found(file), [
      "rules.0.approvers: unknown-approvers",
      "otherwise.approvers: unknown-approvers",
      "approvals.approvers: unknown-approvers",
      "approvals.escalate.to: unknown-approvers",
    ]);
  });

  it("finds another meaning of team", () => {
    assert.deepEqual(found({ approvers: { team: { group: "g" } } }), ["approvers.team: team-redefined"]);
    assert.deepEqual(found({ approvers: { team: { team: true } } }), []);
  });

  for (const odd of [null, [], "text", { rules: {} }, { rules: [1, null] }, { approvals: 1, otherwise: [] }, { approvers: [] }]) {
    it(`is not stopped by ${JSON.stringify(odd)}`, () => assert.deepEqual(found(odd), []));
  }
});
