import template from "../../cards/invitation.json" with { type: "json" };
import { isAsked } from "../domain/approval.ts";
import type { Approval } from "../domain/approval.ts";
import type { InvitationId } from "../domain/ids.ts";
import type { CardNote } from "../domain/late-answer.ts";
import type { Invitation, InvitationState } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import { failureText } from "./failure-text.ts";
import { approvalProblem } from "./approval-problem.ts";
import { approvalRemarks } from "./approval-remarks.ts";
import type { RemarkLine } from "./approval-remarks.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import { invitationActions } from "./invitation-actions.ts";
import type { InvitationAction } from "./invitation-actions.ts";
import { invitationFacts } from "./invitation-facts.ts";
import type { Fact } from "./invitation-facts.ts";
import { invitationHistory } from "./invitation-history.ts";
import type { HistoryLine } from "./invitation-history.ts";
import { invitationStateText } from "./invitation-state-text.ts";
import { lateLines } from "./late-line.ts";
import { stateLooks } from "./state-look.ts";
import type { Look } from "./state-look.ts";
import { pendingRequestData } from "./pending-request.ts";
import type { PendingRequest, PendingRequestData } from "./pending-request.ts";
import { cardTemplate } from "./template.ts";

export interface InvitationView {
  readonly invitation: Invitation;
  /** Lines for people who pressed on the card and heard nothing in their turn. */
  readonly notes?: readonly CardNote[];
  /** The list from which the person opened the card. */
  readonly list?: PendingRequest;
  /** A new message in place of a deleted one: its buttons say so, in case the id of this message gets lost. */
  readonly isReposted?: boolean;
}

/** What cards/invitation.json binds to. */
export interface InvitationData {
  readonly lang: Language;
  readonly fallback: string;
  readonly note?: string;
  readonly look: Look;
  readonly state: string;
  readonly title: string;
  readonly next: string;
  /** Why the invitation was not sent although an approver approved it. */
  readonly problem?: string;
  readonly facts: readonly Fact[];
  /** Questions, answers and the decision. */
  readonly remarks: readonly RemarkLine[];
  readonly historyTitle: string;
  readonly history: readonly HistoryLine[];
  /** The input for the answer to an approver's open question. */
  readonly answer?: AnswerData;
  readonly actions: readonly (Omit<InvitationAction, "title"> & { readonly title: string })[];
  readonly back?: { readonly title: string; readonly data: PendingRequestData };
}

interface AnswerData {
  readonly title: string;
  readonly label: string;
  readonly missing: string;
  readonly data: { readonly invitation: InvitationId };
}

const render = cardTemplate(template);

/** The living card: the current state of one invitation, the same for everybody who sees it. (The redeem link is on another card.) */
export function invitationCard(view: InvitationView, texts: Texts): AdaptiveCard {
  return render(invitationData(view, texts));
}

export function invitationData({ invitation, notes = [], list, isReposted = false }: InvitationView, texts: Texts): InvitationData {
  const { state, approval } = invitation;
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    ...(notes.length > 0 && { note: lateLines(notes, texts) }),
    look: stateLooks[lookOf[state.kind]],
    state: invitationStateText(state, texts),
    title: texts.t("invitation.title", { email: escapeAddress(invitation.email) }),
    next: next(invitation, texts),
    ...whileAwaiting(invitation, texts),
    facts: invitationFacts(invitation, texts),
    remarks: approval ? approvalRemarks(approval, texts) : [],
    historyTitle: texts.t("invitation.history.title"),
    history: invitationHistory(invitation, texts),
    actions: invitationActions(invitation).map((action) => ({
      ...action,
      ...(isReposted && reposted(action)),
      title: texts.t(action.title),
    })),
    ...(list && { back: { title: texts.t("pending.back"), data: pendingRequestData(list) } }),
  };
}

function reposted({ data }: InvitationAction): Pick<InvitationAction, "data"> {
  return { data: { ...data, reposted: 1 } };
}

/** How each state stateLooks. */
export const lookOf = {
  requested: "working",
  "awaiting-approval": "waiting",
  queued: "waiting",
  rejected: "failed",
  withdrawn: "over",
  lapsed: "over",
  sending: "working",
  invited: "waiting",
  accepted: "done",
  failed: "failed",
  removed: "over",
  revoked: "over",
} as const satisfies Record<InvitationState["kind"], keyof typeof stateLooks>;

/** Undecided requests only: what the requester is asked for, and what went wrong. */
function whileAwaiting({ id, state, approval }: Invitation, texts: Texts): Pick<InvitationData, "problem" | "answer"> {
  if (!approval || state.kind !== "awaiting-approval") return {};
  const { problem } = approval;
  const title = texts.t("invitation.answer");
  const answer = {
    title,
    label: texts.t("invitation.answer-label"),
    missing: texts.t("invitation.answer-missing"),
    data: { invitation: id },
  };
  return { ...(problem && { problem: approvalProblem(problem, escapeName(problem.name), texts) }), ...(isAsked(approval) && { answer }) };
}

function nextOfRequest({ requester }: Invitation, approval: Approval, texts: Texts): string {
  const approvers = escapeName(approval.approversName);
  if (!isAsked(approval)) return texts.t("invitation.next.awaiting-approval", { approvers });
  const name = escapeName(approval.remarks.at(-1)?.name ?? "");
  return texts.t("invitation.next.asked-back", { name, requester: escapeName(requester.name), button: texts.t("invitation.answer") });
}

/** Why a queued invitation waits. */
export function nextOfQueued({ goesOutAt }: Extract<InvitationState, { kind: "queued" }>, texts: Texts): string {
  return texts.t(goesOutAt === undefined ? "invitation.next.stopped" : "invitation.next.queued");
}

/** Withdrawn after everything was decided. */
function wasReady({ approval }: Invitation): boolean {
  return !approval || approval.decision !== undefined;
}

function next(invitation: Invitation, texts: Texts): string {
  const { state, options, requester, approval } = invitation;
  if (state.kind === "awaiting-approval" && approval) return nextOfRequest(invitation, approval, texts);
  if (state.kind === "sending" && state.unanswered) return texts.t("invitation.next.unanswered");
  if (state.kind === "queued") return nextOfQueued(state, texts);
  if (state.kind === "failed") return failureText(state, texts);
  if (state.kind === "withdrawn" && wasReady(invitation)) return texts.t("invitation.next.withdrawn-queued");
  if (state.kind === "revoked") return texts.t(state.why === "replaced" ? "invitation.next.replaced" : "invitation.next.revoked");
  if (state.kind === "accepted" && state.again) return texts.t("invitation.next.restored-accepted");
  if (state.kind !== "invited") return texts.t(`invitation.next.${state.kind === "requested" ? "sending" : state.kind}`);
  if (state.revocation === "needs-admin") return texts.t("invitation.next.needs-admin", { button: texts.t("invitation.revoke") });
  if (state.again) return texts.t(state.again === "reset" ? "invitation.next.reset" : "invitation.next.restored-pending");
  return options.sendMail
    ? texts.t("invitation.next.invited-mail")
    : texts.t("invitation.next.invited-link", { name: escapeName(requester.name), button: texts.t("invitation.show-link") });
}
