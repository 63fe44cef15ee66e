import { longestRemark } from "../domain/approval.ts";
import type { Approval } from "../domain/approval.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Hearer, NoticeKind } from "../domain/notice.ts";
import { isWorthRetrying } from "../domain/failure.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { approversName } from "./approvers-name.ts";
import { failureText } from "./failure-text.ts";
import { feedText } from "./feed-text.ts";
import { escapeAddress, escapeText, mentionName } from "./escape.ts";
import { mentionOf } from "./mention.ts";
import type { Mention } from "./mention.ts";

export interface NoticeView {
  readonly invitation: Invitation;
  readonly notice: NoticeKind;
  readonly hearer: Pick<Hearer, "as" | "person">;
  /** The notice goes to a team's channel, which the new guest may not see yet. */
  readonly inTeam: boolean;
}

/**
 * A plain message (textFormat `markdown`) that a person should notice: edits of a card notify nobody. It begins with the outcome, since lists of
 * activities show no more, and doesn't repeat what the invitation's card says.
 */
export interface Notice {
  readonly text: string;
  /** What the toast says: the outcome and the address. */
  readonly summary: string;
  /** Absent when the bot may not read the person's name. */
  readonly mention?: Mention;
}

export function noticeText(view: NoticeView, texts: Texts): Notice {
  const { requester, email } = view.invitation;
  const outcome = `notice.summary-${view.notice}` as const;
  const mention = mentionOf(view.hearer.person);
  const values = {
    mention: mention?.text ?? texts.t("notice.hello"),
    name: mentionName(requester.name),
    reason: failureText(view.invitation.state, texts),
    button: texts.t("invitation.show-link"),
    ...decidedWords(view.invitation.approval, texts),
  };
  return {
    text: [texts.t(outcome, { email: escapeAddress(email) }), texts.t(wordsOf(view), values)].join("\n\n"),
    summary: feedText(outcome, email, texts),
    ...(mention && { mention }),
  };
}

/** The approver's decision. Their reason is used instead of Graph's: a rejection has no other. */
function decidedWords(approval: Approval | undefined, texts: Texts): Readonly<Record<string, string>> {
  const { decision } = approval ?? {};
  const question = approval?.remarks.findLast(({ kind }) => kind === "question");
  const approver = decision ?? question;
  return {
    approvers: mentionName(approval ? approversName(approval, texts) : ""),
    approver: mentionName(approver?.name ?? ""),
    question: escapeText(question?.text ?? "", longestRemark),
    ...(decision?.kind === "rejected" && { reason: escapeText(decision.reason, longestRemark) }),
  };
}

/** The requester's next step isn't one that others can take. */
function wordsOf({ notice, hearer, inTeam, invitation }: NoticeView): TextKey {
  if (notice === "accepted" && hearer.as !== "requester") return "notice.accepted-other";
  if (notice === "accepted" && inTeam && !isIn(invitation)) return "notice.accepted-team";
  if ((notice === "failed" || notice === "rejected" || notice === "lapsed") && hearer.as !== "requester") return `notice.${notice}-other`;
  if (notice === "failed" && isApproversToRetry(invitation)) return "notice.failed-approved";
  if (notice === "approved" && !invitation.options.sendMail) return "notice.approved-link";
  if (notice === "revoked" && hearer.as === "colleague") return "notice.revoked-colleague";
  return `notice.${notice}`;
}

/** Whether the partner is in the team already, or was added to it. */
function isIn({ team }: Invitation): boolean {
  return team?.stage === "added" || team?.stage === "seen";
}

/** INVITE_AS=user: a retryable failure of an approved invitation can only be retried by the approver. */
function isApproversToRetry({ state, approval, inviteAs }: Invitation): boolean {
  return approval?.decision !== undefined && inviteAs !== "app" && state.kind === "failed" && isWorthRetrying(state.reason);
}
