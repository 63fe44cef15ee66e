import { longestRemark } from "../domain/approval.ts";
import type { Approval, QuestionNotice } from "../domain/approval.ts";
import { guestName } from "../domain/guest-name.ts";
import type { Invitation } from "../domain/invitation.ts";
import { isAnswered } from "../domain/question-notice.ts";
import type { Hearer, NoticeKind } from "../domain/notice.ts";
import { isWorthRetrying } from "../domain/failure.ts";
import { greetedBy } from "../domain/team-greeting.ts";
import type { TeamGuest } from "../domain/team-plan.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { approversName } from "./approvers-name.ts";
import { failureText } from "./failure-text.ts";
import { feedText } from "./feed-text.ts";
import { escapeAddress, escapeText, mentionName } from "./escape.ts";
import { mentionOf, mentionOfGuest } from "./mention.ts";
import type { Mention } from "./mention.ts";

export interface NoticeView {
  readonly invitation: Invitation;
  readonly notice: NoticeKind;
  readonly hearer: Pick<Hearer, "as" | "person">;
  /** The notice goes to a team's channel. */
  readonly inTeam: boolean;
  /** The notice goes to a channel of the team that the partner joins. */
  readonly isHome?: boolean;
  /** The partner as the team's roster has them, to be greeted. */
  readonly guest?: TeamGuest;
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
  /** The partner who is greeted. */
  readonly greeted?: Mention;
}

export function noticeText(view: NoticeView, texts: Texts): Notice {
  const { requester, email, team } = view.invitation;
  const outcome = `notice.summary-${view.notice}` as const;
  const mention = mentionOf(view.hearer.person);
  const guest = greeted(view);
  const values = {
    mention: mention?.text ?? texts.t("notice.hello"),
    name: mentionName(requester.name),
    reason: failureText(view.invitation.state, texts),
    button: texts.t("invitation.show-link"),
    team: mentionName(team?.name ?? ""),
    ...decidedWords(view.invitation.approval, texts),
  };
  const said = texts.t(wordsOf(view), { ...values, email: escapeAddress(email) });
  return {
    text: [
      texts.t(outcome, { email: escapeAddress(email) }),
      guest ? `${said} ${texts.t("notice.welcome", { guest: guest.text })}` : said,
    ].join("\n\n"),
    summary: feedText(outcome, email, texts),
    ...(mention && { mention }),
    ...(guest && { greeted: guest }),
  };
}

/** What a message that asked the requester says once no answer is needed. */
export function settledText(invitation: Invitation, notice: QuestionNotice, texts: Texts): Pick<Notice, "text" | "summary"> {
  const key = isAnswered(invitation, notice) ? "notice.question-answered" : "notice.question-over";
  return { text: texts.t(key, { email: escapeAddress(invitation.email) }), summary: feedText(key, invitation.email, texts) };
}

/** A guest has no name in the roster until they first sign in to Teams: then they have the one that the requester gave them. */
function greeted({ guest, invitation }: NoticeView): Mention | undefined {
  return guest && mentionOfGuest(guest.teamsId, guestName(guest.name || (invitation.options.displayName ?? ""), invitation.email));
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
function wordsOf(view: NoticeView): TextKey {
  const { notice, hearer, isHome, invitation } = view;
  if (notice === "accepted" && hearer.as !== "requester") return "notice.accepted-other";
  if (notice === "accepted") return wordsOfAccepted(view);
  if (notice === "in-team" && isHome === true) return "notice.in-team-here";
  if ((notice === "failed" || notice === "rejected" || notice === "lapsed") && hearer.as !== "requester") return `notice.${notice}-other`;
  if (notice === "failed" && isApproversToRetry(invitation)) return "notice.failed-approved";
  if (notice === "approved" && !invitation.options.sendMail) return "notice.approved-link";
  if (notice === "revoked" && hearer.as === "colleague") return "notice.revoked-colleague";
  return `notice.${notice}`;
}

/** What the requester can do next depends on how far the partner has come into the team. */
function wordsOfAccepted({ invitation, inTeam, isHome }: NoticeView): TextKey {
  if (greetedBy(invitation) === "accepted" && isHome === true) return "notice.accepted-here";
  const stage = invitation.team?.stage;
  if (stage === "added" || stage === "seen") return "notice.accepted-in";
  return inTeam ? "notice.accepted-team" : "notice.accepted";
}

/** INVITE_AS=user: a retryable failure of an approved invitation can only be retried by the approver. */
function isApproversToRetry({ state, approval, inviteAs }: Invitation): boolean {
  return approval?.decision !== undefined && inviteAs !== "app" && state.kind === "failed" && isWorthRetrying(state.reason);
}
