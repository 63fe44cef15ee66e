import assert from "node:assert/strict";
import { approvalProblem } from "../../../src/cards/approval-problem.ts";
import { isApproversFault } from "../../../src/domain/failure.ts";
import type { FailureReason } from "../../../src/domain/failure.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";

const approversOwn: readonly FailureReason[] = [
  ...(["invitations-not-allowed", "permission-missing", "quota-reached", "strong-auth-needed"] as const),
  ...(["consent-needed", "sign-in-refused", "member-not-allowed"] as const),
];

describe("approvalProblem", () => {
  it("names the person whose approval failed, and says why", () => {
    assert.match(
      approvalProblem({ reason: "invitations-not-allowed" }, "Megan Bowen", textsFor("en")),
      /^Megan Bowen approved, but isn't allowed to invite guests/,
    );
  });

  for (const language of languages) {
    it(`has a text for each failure that is the approver's fault, and one for all others: ${language}`, () => {
      const reasons = [...approversOwn, "unknown"] as const;
      const words = new Set(reasons.map((reason) => approvalProblem({ reason }, "Megan Bowen", textsFor(language))));
      assert.equal(words.size, reasons.length);
      assert.ok(approversOwn.every(isApproversFault));
    });
  }
});
