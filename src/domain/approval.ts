import type { ApprovalReason } from "./approval-reason.ts";
import type { CautionKind } from "./caution.ts";
import type { Recipient } from "./follower.ts";
import type { ActivityId, ConversationId, Instant, PersonId } from "./ids.ts";
import type { InviteOptions } from "./invite-options.ts";
import type { FailureReason } from "./failure.ts";

/** An act on a request: the person and the time. */
export interface Signed {
  readonly by: PersonId;
  readonly name: string;
  readonly at: Instant;
}

/** An approver's question, or the requester's answer; both cards show it. Plain text, at most {@link longestRemark}. */
export interface Remark extends Signed {
  readonly kind: "question" | "answer";
  readonly text: string;
}

/** In characters: justifications, reasons, questions and answers. */
export const longestRemark = 500;
/** Keeps cards far below Teams' 100 KB. */
export const mostRemarks = 10;

/** What an approver may change before the invitation is sent. */
export const changeableOptions = ["displayName", "message", "messageLanguage", "sendMail", "cc", "userType"] as const;
export type ChangeableOption = (typeof changeableOptions)[number] & keyof InviteOptions;

/** The one decision that counts. */
export type Decision =
  | (Signed & { readonly kind: "approved"; /** The options that the approver changed. */ readonly changed?: readonly ChangeableOption[] })
  | (Signed & { readonly kind: "rejected"; readonly reason: string });

/** Why an approved request is open again: Graph or Entra refused the approver. `at`: when; the time for approval starts again. */
export interface ApprovalProblem extends Signed {
  readonly reason: FailureReason;
}

/** The approval card in the own chat of an approver who isn't in the team of the approvals channel. */
export interface ApprovalCopy {
  readonly person: Recipient;
  readonly chat: ConversationId;
  /** The message's id; absent until it is posted. */
  readonly card?: ActivityId;
  /** The newest notice that was made for this person, so that none is made twice. */
  readonly told?: string;
}

/** A message that asks the requester a question; it stops asking once the question is settled. */
export interface QuestionNotice {
  readonly conversation: ConversationId;
  readonly message: ActivityId;
  /** Which of the remarks it asks, counted from 0. */
  readonly remark: number;
}

/** The approval of a request, from question to decision. The invitation's state tells how far it is. */
export interface Approval {
  readonly why: ApprovalReason;
  /** The policy's rule that requires it; absent when the policy's default or the tenant does. */
  readonly rule?: string;
  /** The policy's name for the approvers. */
  readonly approvers: string;
  /** The name that people see, e.g. the team's. */
  readonly approversName: string;
  readonly justification: string;
  readonly askedAt: Instant;
  /** The approvals channel, without a thread, and the language and time zone of its card. */
  readonly channel: ConversationId;
  readonly locale: string;
  readonly timeZone: string;
  /** The approval card's message; absent until it is posted. */
  readonly card?: ActivityId;
  /** The cards of approvers who don't see the channel; absent while there are none. */
  readonly copies?: readonly ApprovalCopy[];
  /** Oldest first. */
  readonly remarks: readonly Remark[];
  /** The messages that still ask the requester; absent while there are none. */
  readonly questions?: readonly QuestionNotice[];
  readonly remindedAt?: Instant;
  readonly escalatedAt?: Instant;
  /** The policy's name for the set that may decide as well since then. */
  readonly escalatedTo?: string;
  readonly decision?: Decision;
  /** The requester's options, while an approver's options are used instead. */
  readonly asked?: InviteOptions;
  readonly problem?: ApprovalProblem;
  /** The cautions that the requester confirmed. */
  readonly confirmed: readonly CautionKind[];
  /** The requester's own address, to suggest for the copy; absent when they have none or it is hidden. */
  readonly requesterMail?: string;
}

/** Whether the newest question has no answer yet. */
export function isAsked({ remarks }: Pick<Approval, "remarks">): boolean {
  return remarks.at(-1)?.kind === "question";
}
