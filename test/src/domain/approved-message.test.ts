import assert from "node:assert/strict";
import { approvedMessageProblem, longestApprovedMessage } from "../../../src/domain/approved-message.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";

describe("approvedMessageProblem", () => {
  it("allows as much as approvers read on their card", () => {
    assert.deepEqual(approvedMessageProblem({}), {});
    assert.deepEqual(approvedMessageProblem({ message: "m".repeat(longestApprovedMessage) }), {});
    assert.deepEqual(approvedMessageProblem({ message: "m".repeat(longestApprovedMessage + 1) }), {
      message: "message-too-long-to-approve",
    });
  });

  for (const language of languages) {
    it(`is told in ${language} with the limit`, () => {
      assert.match(textsFor(language).t("form.problem.message-too-long-to-approve"), new RegExp(`${longestApprovedMessage}`));
    });
  }
});
