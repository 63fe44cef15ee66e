import template from "../../cards/approvers-notice.json" with { type: "json" };
import { longestRemark } from "../domain/approval.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { ApproversNotice } from "../domain/notice.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import { failureText } from "./failure-text.ts";
import { feedText } from "./feed-text.ts";
import { approvalProblem } from "./approval-problem.ts";
import { approversLine } from "./approvers-line.ts";
import { approversName } from "./approvers-name.ts";
import type { ToMention } from "./approvers-line.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapeText, mentionName } from "./escape.ts";
import { mentionEntity } from "./mention.ts";
import type { Mention, MentionEntity } from "./mention.ts";
import { cardTemplate } from "./template.ts";

export interface ApproversNoticeView {
  readonly invitation: Invitation;
  readonly what: ApproversNotice;
  readonly toMention: ToMention;
}

/** A plain message (textFormat `markdown`) beneath the approval card. It is needed because edits of the card notify nobody. */
interface ApproversMessage {
  readonly text: string;
  /** What the toast says. */
  readonly summary: string;
  readonly mentions: readonly Mention[];
}

/** What the approvers are told. Mentions them where possible. */
export function approversNotice({ invitation, what, toMention }: ApproversNoticeView, texts: Texts): ApproversMessage {
  const { approval, requester, email, state } = invitation;
  const { names, mentions } = approversLine(toMention, approval ? approversName(approval, texts) : "", texts);
  const outcome = `approvers.summary-${what}` as const;
  const answer = approval?.remarks.findLast(({ kind }) => kind === "answer")?.text ?? "";
  const { problem } = approval ?? {};
  const values = {
    ...{ approvers: names, name: mentionName(requester.name), answer: escapeText(answer, longestRemark) },
    reason: failureText(state, texts),
    problem: problem ? approvalProblem(problem, mentionName(problem.name), texts) : "",
  };
  return {
    text: [texts.t(outcome, { email: escapeAddress(email) }), texts.t(`approvers.${what}`, values)].join("\n\n"),
    summary: feedText(outcome, email, texts),
    mentions,
  };
}

/** What cards/approvers-notice.json binds to. */
export interface ApproversNoticeData {
  readonly lang: Language;
  readonly fallback: string;
  readonly text: string;
  readonly mentions: readonly MentionEntity[];
}

const render = cardTemplate(template);

/** The same text on a card. Tags can only be mentioned on cards: in messages, the SDK keeps only id and name of a mention. */
export function approversNoticeCard(view: ApproversNoticeView, texts: Texts): AdaptiveCard {
  return render(approversNoticeData(view, texts));
}

export function approversNoticeData(view: ApproversNoticeView, texts: Texts): ApproversNoticeData {
  const { text, mentions } = approversNotice(view, texts);
  return { lang: texts.language, fallback: texts.t("error.card-unsupported"), text, mentions: mentions.map(mentionEntity) };
}
