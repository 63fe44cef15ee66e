import type { ApprovalProblem } from "../domain/approval.ts";
import type { FailureReason } from "../domain/failure.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";

/** Why an approval failed, and whose approval may succeed; `name` is the approver's, escaped already. */
export function approvalProblem({ reason }: Pick<ApprovalProblem, "reason">, name: string, texts: Texts): string {
  return texts.t(problems[reason] ?? "approval.problem.other", { name });
}

const problems: Partial<Readonly<Record<FailureReason, TextKey>>> = {
  "invitations-not-allowed": "approval.problem.invitations-not-allowed",
  "permission-missing": "approval.problem.permission-missing",
  "quota-reached": "approval.problem.quota-reached",
  "strong-auth-needed": "approval.problem.strong-auth-needed",
  "consent-needed": "approval.problem.consent-needed",
  "sign-in-denied": "approval.problem.sign-in-denied",
  "sign-in-refused": "approval.problem.sign-in-refused",
  "member-not-allowed": "approval.problem.member-not-allowed",
};
