import { longestRemark } from "../domain/approval.ts";
import type { Approval, ChangeableOption, Decision, Remark } from "../domain/approval.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeName } from "./escape.ts";
import { quotedWords } from "./quoted-words.ts";

/** One remark: who wrote it, when, and the text. */
export interface RemarkLine {
  readonly head: string;
  readonly text?: string;
}

/** Questions and answers, oldest first, and the decision. */
export function approvalRemarks({ remarks, decision }: Approval, texts: Texts): readonly RemarkLine[] {
  return [...remarkLines(remarks, texts), ...(decision ? [decisionLine(decision, texts)] : [])];
}

/** How many of an undecided request's remarks stand above the buttons: the last question with its answer. */
const mostAbove = 2;

/** The last question and its answer, or the question that waits for one. */
export function latestRemarks({ remarks }: Pick<Approval, "remarks">, texts: Texts): readonly RemarkLine[] {
  return remarkLines(remarks, texts).slice(firstAbove(remarks));
}

/** The remarks before these. */
export function earlierRemarks({ remarks }: Pick<Approval, "remarks">, texts: Texts): readonly RemarkLine[] {
  return remarkLines(remarks, texts).slice(0, firstAbove(remarks));
}

function firstAbove(remarks: readonly Remark[]): number {
  return Math.max(0, remarks.length - (remarks.at(-1)?.kind === "question" ? 1 : mostAbove));
}

/** In UTF-16 units of the card: what is left of Teams' 100 KB. Twice as much as the longest questions and answers need if they are words. */
const roomForRemarks = 11_000;

/** All of each, except where many long ones are mostly signs that Markdown or JSON would read: then half of each. */
function remarkLines(remarks: readonly Remark[], texts: Texts): readonly RemarkLine[] {
  const upTo = (longest: number) => remarks.map((remark) => remarkLine(remark, longest, texts));
  const whole = upTo(longestRemark);
  const size = whole.reduce((sum, { text }) => sum + JSON.stringify(text).length, 0);
  return size <= roomForRemarks ? whole : upTo(longestRemark / 2);
}

function remarkLine({ kind, name, at, text }: Remark, longest: number, texts: Texts): RemarkLine {
  const head = texts.t(kind === "question" ? "approval.asked" : "approval.answered", {
    name: escapeName(name),
    at: texts.formatDateTime(at),
  });
  return { head, text: quotedWords(text, longest, texts) };
}

function decisionLine(decision: Decision, texts: Texts): RemarkLine {
  const who = { name: escapeName(decision.name), at: texts.formatDateTime(decision.at) };
  if (decision.kind === "rejected")
    return { head: texts.t("approval.rejected", who), text: quotedWords(decision.reason, longestRemark, texts) };
  const head = texts.t("approval.approved", who);
  const text = changedWords(decision.changed ?? [], texts);
  return { head, ...(text !== undefined && { text }) };
}

/** What an approver changed, if anything. */
export function changedWords(changed: readonly ChangeableOption[], texts: Texts): string | undefined {
  return changed.length === 0
    ? undefined
    : texts.t("approval.changed", { options: texts.list(changed.map((one) => texts.t(optionNames[one]))) });
}

const optionNames = {
  displayName: "invitation.fact.name",
  message: "approval.fact.message",
  messageLanguage: "approval.fact.language",
  sendMail: "invitation.fact.mail",
  cc: "approval.fact.cc",
  userType: "invitation.fact.type",
} as const satisfies Record<ChangeableOption, TextKey>;
