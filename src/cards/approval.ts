import template from "../../cards/approval.json" with { type: "json" };
import { longestRemark } from "../domain/approval.ts";
import type { Approval } from "../domain/approval.ts";
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import { approvalDetails, messageBlock } from "./approval-details.ts";
import type { ApprovalDetails } from "./approval-details.ts";
import { sentFacts } from "./approval-facts.ts";
import type { LandingPages } from "./approval-facts.ts";
import { approvalMatters } from "./approval-matters.ts";
import { approvalProblem } from "./approval-problem.ts";
import { latestRemarks } from "./approval-remarks.ts";
import type { RemarkLine } from "./approval-remarks.ts";
import { approvalStanding } from "./approval-standing.ts";
import { approversLine } from "./approvers-line.ts";
import type { ToMention } from "./approvers-line.ts";
import { approversName } from "./approvers-name.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeName } from "./escape.ts";
import { failureText } from "./failure-text.ts";
import { nextOfQueued } from "./invitation-next.ts";
import { invitationActions } from "./invitation-actions.ts";
import type { InvitationAction } from "./invitation-actions.ts";
import type { Fact } from "./invitation-facts.ts";
import type { Look } from "./state-look.ts";
import { mentionEntity } from "./mention.ts";
import type { MentionEntity } from "./mention.ts";
import { quotedWords } from "./quoted-words.ts";
import { cardTemplate } from "./template.ts";
import { waitingRequestData } from "./waiting-request.ts";
import type { WaitingRequest, WaitingRequestData } from "./waiting-request.ts";
import { withoutLoneMore } from "./without-lone-more.ts";

export interface ApprovalView extends LandingPages {
  readonly invitation: Invitation;
  /** One line at the top for the person who pressed, escaped already. */
  readonly note?: string;
  /** The list from which the person opened the card. */
  readonly list?: WaitingRequest;
  /** For the card that everybody in the channel sees: these people are mentioned. */
  readonly toMention?: ToMention;
  /** Opens the conversation where the request was made. */
  readonly homeLink?: string;
  /** The card stands in the own chat of an approver who doesn't see the approvals channel. */
  readonly isCopy?: boolean;
}

/** What cards/approval.json binds to. */
export interface ApprovalData {
  readonly lang: Language;
  readonly fallback: string;
  readonly invitation: InvitationId;
  /** Teams ids of the people who get a card of their own as soon as they see this one. */
  readonly refreshFor: readonly string[];
  readonly mentions: readonly MentionEntity[];
  readonly note?: string;
  readonly look: Look;
  /** The badge: that it waits, or what was decided and by whom. */
  readonly state: string;
  readonly title: string;
  readonly standing?: string;
  readonly next?: string;
  readonly problem?: string;
  /** Why the requester asks, whole; or why an approver rejected it. */
  readonly words?: string;
  readonly matters?: string;
  /** What the requester chose for the partner to see. After the decision, it is one of the details. */
  readonly sent: readonly Fact[];
  /** The personal message, whole: older ones may be longer than approvers would get to read today. */
  readonly message?: RemarkLine;
  readonly remarks: readonly RemarkLine[];
  readonly details: ApprovalDetails;
  readonly decide?: DecideData;
  readonly actions: readonly ApprovalAction[];
  readonly home?: { readonly title: string; readonly url: string };
  readonly back?: { readonly title: string; readonly data: WaitingRequestData };
}

interface ApprovalAction extends Pick<InvitationAction, "verb" | "mode"> {
  readonly title: string;
  /** `list` leads back to the list that the person came from. */
  readonly data: Readonly<Record<string, string | number | WaitingRequestData>>;
}

interface DecideData {
  /** What comes back with each of these buttons; `list` leads back to the list that the person came from. */
  readonly data: { readonly invitation: InvitationId; readonly list?: WaitingRequestData };
  readonly approve: string;
  readonly change: string;
  readonly ask: string;
  readonly question: string;
  readonly questionMissing: string;
  readonly reject: string;
  readonly reason: string;
  readonly reasonMissing: string;
}

const render = cardTemplate(template);

/**
 * The approval card: who asks for which partner, why, and what matters; after the decision, who decided and where the invitation stands. Everybody
 * sees the same buttons; whether a person may decide is checked when they press one.
 * @throws TypeError when nobody is asked to decide about this invitation.
 */
export function approvalCard(view: ApprovalView, texts: Texts): AdaptiveCard {
  return render(approvalData(view, texts));
}

export function approvalData(view: ApprovalView, texts: Texts): ApprovalData {
  const { invitation, note, list, toMention, homeLink } = view;
  const { approval, requester } = invitation;
  if (!approval) throw new TypeError("Nobody is asked to decide about this invitation.");
  const approvers = approversLine(toMention ?? { people: [] }, approversName(approval, texts), texts);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    invitation: invitation.id,
    refreshFor: [requester.teamsId],
    mentions: approvers.mentions.map(mentionEntity),
    ...(note !== undefined && { note }),
    ...approvalStanding(invitation, approval, texts),
    ...next(view, approvers.names, texts),
    ...(isWaiting(invitation) ? asked(view, approval, texts) : decided(approval, texts)),
    details: approvalDetails(view, approval, texts),
    actions: buttonsBeside(invitation).map(({ title, ...action }) => ({ ...action, ...withList(action, list), title: texts.t(title) })),
    ...(homeLink !== undefined && { home: { title: texts.t("approval.open-home"), url: homeLink } }),
    ...(list && { back: { title: texts.t("pending.back"), data: waitingRequestData(list) } }),
  };
}

type Content = Pick<ApprovalData, "problem" | "words" | "matters" | "sent" | "message" | "remarks" | "decide">;

function isWaiting({ state }: Invitation): boolean {
  return state.kind === "awaiting-approval";
}

/** All that an approver must have read before they press. */
function asked(view: ApprovalView, approval: Approval, texts: Texts): Content {
  const { invitation, list } = view;
  const { problem } = approval;
  return {
    ...(problem && { problem: approvalProblem(problem, escapeName(problem.name), texts) }),
    words: quotedWords(approval.justification, longestRemark, texts),
    matters: approvalMatters(invitation, approval, texts),
    sent: sentFacts(invitation, view, texts),
    ...messageBlock(invitation, texts),
    remarks: latestRemarks(approval, texts),
    decide: decide(invitation, list, texts),
  };
}

function decided({ decision }: Approval, texts: Texts): Content {
  return { ...(decision?.kind === "rejected" && { words: quotedWords(decision.reason, longestRemark, texts) }), sent: [], remarks: [] };
}

function decide({ id: invitation }: Invitation, list: WaitingRequest | undefined, texts: Texts): DecideData {
  return {
    data: { invitation, ...(list && { list: waitingRequestData(list) }) },
    approve: texts.t("approval.approve"),
    change: texts.t("approval.change"),
    ask: texts.t("approval.ask"),
    question: texts.t("approval.question"),
    questionMissing: texts.t("approval.question-missing"),
    reject: texts.t("approval.reject"),
    reason: texts.t("approval.reason"),
    reasonMissing: texts.t("approval.reason-missing"),
  };
}

/** Beside those to decide and *Details*: once it is decided, there is room for them. */
function buttonsBeside(invitation: Invitation): readonly InvitationAction[] {
  return isWaiting(invitation) ? actions(invitation) : withoutLoneMore(actions(invitation), 1);
}

/** Buttons that requesters have on cards of their own are left out here. */
function actions(invitation: Invitation): readonly InvitationAction[] {
  const offered = invitationActions(invitation);
  const shared = offered.filter(({ verb }) => verb === "retry" || verb === "show-history");
  return shared.some(({ verb }) => verb === "show-history") ? shared : [...shared, history(invitation)];
}

function history({ id }: Invitation): InvitationAction {
  return { verb: "show-history", title: "invitation.show-history", mode: "secondary", data: { invitation: id } };
}

/** A retry, too, leads back to the list that the person came from. */
function withList({ verb, data }: Pick<InvitationAction, "verb" | "data">, list: WaitingRequest | undefined) {
  return verb === "retry" && list ? { data: { ...data, list: waitingRequestData(list) } } : {};
}

/** In an approver's own chat it says where the others are asked. */
function next({ invitation: { state }, isCopy = false }: ApprovalView, approvers: string, texts: Texts): Pick<ApprovalData, "next"> {
  if (state.kind === "awaiting-approval")
    return { next: texts.t(isCopy ? "approval.to-decide-copy" : "approval.to-decide", { approvers }) };
  if (state.kind === "queued") return { next: nextOfQueued(state, texts) };
  return state.kind === "failed" ? { next: failureText(state, texts) } : {};
}
