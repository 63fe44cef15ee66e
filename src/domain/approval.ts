import type { ApprovalReason } from "./approval-reason.ts";
import type { CautionKind } from "./caution.ts";
import type { ActivityId, ConversationId, Instant, PersonId } from "./ids.ts";
import type { InviteOptions } from "./invite-options.ts";
import type { FailureReason } from "./failure.ts";

/** Somebody who did something about a request. */
export interface Doer {
  readonly by: PersonId;
  readonly name: string;
  readonly at: Instant;
}

/** A question of an approver's, or the requester's answer; both cards keep them. Plain text, at most {@link longestRemark}. */
export interface Remark extends Doer {
  readonly kind: "question" | "answer";
  readonly text: string;
}

/** In characters: justifications, reasons, questions and answers. */
export const longestRemark = 500;
/** So that cards stay far below Teams' 100 KB. */
export const mostRemarks = 10;

/** What an approver may change before it goes out. */
export const changeableOptions = ["displayName", "message", "messageLanguage", "sendMail", "cc", "userType"] as const;
export type ChangeableOption = (typeof changeableOptions)[number] & keyof InviteOptions;

/** The one valid answer. */
export type Decision =
  | (Doer & { readonly kind: "approved"; /** What the approver changed. */ readonly changed?: readonly ChangeableOption[] })
  | (Doer & { readonly kind: "rejected"; readonly reason: string });

/** Why a request that was approved came back: Graph, or Entra, refused the approver. `at`: when it did; its time begins anew. */
export interface ApprovalProblem extends Doer {
  readonly reason: FailureReason;
}

/** A request that others decide about, from the question to the answer. Where it stands is the invitation's state. */
export interface Approval {
  readonly why: ApprovalReason;
  /** The policy's rule that asks for it; absent when its default does, or the tenant. */
  readonly rule?: string;
  /** The policy's name for those who may decide. */
  readonly approvers: string;
  /** What people call them, e.g. the team's name. */
  readonly approversName: string;
  readonly justification: string;
  readonly askedAt: Instant;
  /** The channel, without a thread, where it is decided, and the language and zone that its card speaks. */
  readonly channel: ConversationId;
  readonly locale: string;
  readonly timeZone: string;
  /** The approval card; absent until it was posted. */
  readonly card?: ActivityId;
  /** Oldest first. */
  readonly remarks: readonly Remark[];
  readonly remindedAt?: Instant;
  readonly escalatedAt?: Instant;
  /** The policy's name for those who may decide, too, since then. */
  readonly escalatedTo?: string;
  readonly decision?: Decision;
  /** What was asked for, while an approver's changes go out in its place. */
  readonly asked?: InviteOptions;
  readonly problem?: ApprovalProblem;
  /** What the requester knew and wanted all the same. */
  readonly confirmed: readonly CautionKind[];
  /** The requester's own address, to be offered as the one that gets a copy; absent when they have none or it is hidden. */
  readonly requesterMail?: string;
}

/** Whether the newest question still waits for its answer. */
export function isAsked({ remarks }: Pick<Approval, "remarks">): boolean {
  return remarks.at(-1)?.kind === "question";
}
