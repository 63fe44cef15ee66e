import type { QuestionNotice } from "./approval.ts";
import type { Invitation } from "./invitation.ts";

type Asked = Pick<Invitation, "state" | "approval">;

/** The messages that ask the requester something that needs no answer any more. */
export function settledQuestions(invitation: Asked): readonly QuestionNotice[] {
  const asking = invitation.approval?.questions ?? [];
  return invitation.state.kind === "awaiting-approval" ? asking.filter((notice) => isAnswered(invitation, notice)) : asking;
}

/** An answer holds for all questions before it. */
export function isAnswered({ approval }: Pick<Asked, "approval">, { remark }: Pick<QuestionNotice, "remark">): boolean {
  return approval?.remarks.some(({ kind }, index) => kind === "answer" && index > remark) ?? false;
}

/** Whether a message asks the requester the newest question already. */
export function asksNewest({ approval }: Pick<Asked, "approval">): boolean {
  return approval?.questions?.some(({ remark }) => remark === approval.remarks.length - 1) ?? false;
}
