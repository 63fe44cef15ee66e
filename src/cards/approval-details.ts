import { longestRemark } from "../domain/approval.ts";
import type { Approval } from "../domain/approval.ts";
import { inviteForm } from "../domain/invite-form.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { approvalFacts, detailFacts } from "./approval-facts.ts";
import type { LandingPages } from "./approval-facts.ts";
import { approvalHistory } from "./approval-history.ts";
import { approvalMatters } from "./approval-matters.ts";
import { approvalRemarks, earlierRemarks } from "./approval-remarks.ts";
import type { RemarkLine } from "./approval-remarks.ts";
import type { Fact } from "./invitation-facts.ts";
import type { HistoryLine } from "./invitation-history.ts";
import type { ToMention } from "./approvers-line.ts";
import { quotedWords } from "./quoted-words.ts";
import { zoneLine } from "./zone-line.ts";

/** What stands behind "Details". */
export interface ApprovalDetails {
  readonly title: string;
  readonly facts: readonly Fact[];
  readonly texts: readonly RemarkLine[];
  readonly historyTitle: string;
  readonly history: readonly HistoryLine[];
  readonly zone?: string;
}

interface View extends LandingPages {
  readonly invitation: Invitation;
  /** For the card that several people see. */
  readonly toMention?: ToMention;
}

/** Behind "Details": while the request waits, what nobody needs in order to decide; afterwards all that the request was about. */
export function approvalDetails(view: View, approval: Approval, texts: Texts): ApprovalDetails {
  const { invitation, toMention } = view;
  const zone = zoneLine(toMention !== undefined, texts);
  const isWaiting = invitation.state.kind === "awaiting-approval";
  return {
    title: texts.t("approval.details"),
    facts: isWaiting ? detailFacts(invitation, approval, view, texts) : approvalFacts(invitation, approval, view, texts),
    texts: isWaiting ? earlierRemarks(approval, texts) : request(invitation, approval, texts),
    historyTitle: texts.t("invitation.history.title"),
    history: approvalHistory(invitation, approval, texts),
    ...(zone !== undefined && { zone }),
  };
}

function request(invitation: Invitation, approval: Approval, texts: Texts): readonly RemarkLine[] {
  const { message } = messageBlock(invitation, texts);
  const justification = quotedWords(approval.justification, longestRemark, texts);
  return [
    { head: texts.t("form.justification.label"), text: justification },
    { head: approvalMatters(invitation, approval, texts) },
    ...(message ? [message] : []),
    ...remarks(approval, texts),
  ];
}

/** The reason of a rejection stands above. */
function remarks(approval: Approval, texts: Texts): readonly RemarkLine[] {
  const all = approvalRemarks(approval, texts);
  return approval.decision?.kind === "rejected"
    ? all.map(({ head, text }, index) => (index === all.length - 1 ? { head } : { head, ...(text !== undefined && { text }) }))
    : all;
}

/** The personal message with its label, all of it. */
export function messageBlock({ options }: Pick<Invitation, "options">, texts: Texts): { readonly message?: RemarkLine } {
  if (options.message === undefined) return {};
  return { message: { head: texts.t("approval.fact.message"), text: quotedWords(options.message, inviteForm.message.longest, texts) } };
}
