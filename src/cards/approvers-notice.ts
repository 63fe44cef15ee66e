import type { Invitation } from "../domain/invitation.ts";
import type { ApproversNotice } from "../domain/notice.ts";
import type { Texts } from "../texts/texts.ts";
import { approvalProblem } from "./approval-problem.ts";
import { approversLine } from "./approvers-line.ts";
import type { ToMention } from "./approvers-line.ts";
import { escapeAddress, escapeText, mentionName } from "./escape.ts";
import type { Mention } from "./mention.ts";
import { longestRemark } from "../domain/approval.ts";

export interface ApproversNoticeView {
  readonly invitation: Invitation;
  readonly what: ApproversNotice;
  readonly toMention: ToMention;
}

/** A plain message (textFormat `markdown`) beneath the approval card; edits of the card notify nobody. */
interface Told {
  readonly text: string;
  /** What the toast says. */
  readonly summary: string;
  readonly mentions: readonly Mention[];
}

/** What the approvers are told, mentioned if they can be. */
export function approversNotice({ invitation, what, toMention }: ApproversNoticeView, texts: Texts): Told {
  const { approval, requester, email } = invitation;
  const { names, mentions } = approversLine(toMention, approval?.approversName ?? "", texts);
  const answer = approval?.remarks.findLast(({ kind }) => kind === "answer")?.text ?? "";
  const { problem } = approval ?? {};
  const values = {
    ...{ approvers: names, name: mentionName(requester.name), answer: escapeText(answer, longestRemark) },
    problem: problem ? approvalProblem(problem, mentionName(problem.name), texts) : "",
  };
  return {
    text: texts.t(`approvers.${what}`, { ...values, email: escapeAddress(email) }),
    summary: texts.t(`approvers.summary-${what}`, { email, name: requester.name }),
    mentions,
  };
}
