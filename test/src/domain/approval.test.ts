import assert from "node:assert/strict";
import { isAsked, liesWithApprover } from "../../../src/domain/approval.ts";
import type { Remark } from "../../../src/domain/approval.ts";
import { failureReasons } from "../../build/full-store/kinds.ts";
import { at, id } from "../../build/ids.ts";

describe("liesWithApprover", () => {
  it("names the failures that another approver may not meet", () => {
    assert.deepEqual(failureReasons.filter(liesWithApprover).toSorted(), [
      "consent-needed",
      "invitations-not-allowed",
      "member-not-allowed",
      "permission-missing",
      "quota-reached",
      "sign-in-refused",
      "strong-auth-needed",
    ]);
  });
});

describe("isAsked", () => {
  const remark = (kind: Remark["kind"]): Remark => ({ kind, by: id("megan"), name: "Megan", at: at("10:00"), text: "Why?" });

  it("is true while the newest question has no answer", () => {
    const [question, answer] = [remark("question"), remark("answer")];
    const asked = [[], [question], [question, answer], [question, answer, question]].map((remarks) => isAsked({ remarks }));
    assert.deepEqual(asked, [false, true, false, true]);
  });
});
