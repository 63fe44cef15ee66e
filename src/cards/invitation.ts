import template from "../../cards/invitation.json" with { type: "json" };
import { isAsked, longestRemark } from "../domain/approval.ts";
import type { InvitationId } from "../domain/ids.ts";
import { isShared } from "../domain/is-shared.ts";
import type { CardNote } from "../domain/late-answer.ts";
import type { Invitation, InvitationState } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
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
import { invitationNext } from "./invitation-next.ts";
import { invitationStateText } from "./invitation-state-text.ts";
import { lateLines } from "./late-line.ts";
import { stateLooks } from "./state-look.ts";
import type { Look } from "./state-look.ts";
import { pendingRequestData } from "./pending-request.ts";
import type { PendingRequest, PendingRequestData } from "./pending-request.ts";
import { quotedWords } from "./quoted-words.ts";
import { cardTemplate } from "./template.ts";
import { withoutLoneMore } from "./without-lone-more.ts";
import { zoneLine } from "./zone-line.ts";

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
  /** What happens next; or, in its place, why the invitation was not sent although an approver approved it. */
  readonly next: string;
  readonly isProblem: boolean;
  /** What a person must read before they act: the approver's open question, or the reason of the rejection. */
  readonly quote?: string;
  /** The input for the answer to an approver's open question. */
  readonly answer?: AnswerData;
  /** All but *Details*. */
  readonly actions: readonly InvitationButton[];
  readonly details: DetailsData;
  readonly back?: { readonly title: string; readonly data: PendingRequestData };
}

type InvitationButton = Pick<InvitationAction, "verb" | "mode" | "data"> & { readonly title: string };

/** What *Details* shows and hides. */
interface DetailsData {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Questions, answers and the decision, as far as they aren't quoted. */
  readonly remarks: readonly RemarkLine[];
  readonly history: readonly HistoryLine[];
  readonly zone?: string;
  /** Opens the whole history. */
  readonly actions: readonly InvitationButton[];
}

interface AnswerData {
  readonly title: string;
  readonly label: string;
  readonly missing: string;
  readonly data: { readonly invitation: InvitationId };
}

const render = cardTemplate(template);

/**
 * The living card: the current state of one invitation, the same for everybody who sees it. What a glance needs comes first; facts and
 * history are hidden until *Details* is pressed. (The redeem link is on another card.)
 */
export function invitationCard(view: InvitationView, texts: Texts): AdaptiveCard {
  return render(invitationData(view, texts));
}

export function invitationData({ invitation, notes = [], list, isReposted = false }: InvitationView, texts: Texts): InvitationData {
  const { state, email } = invitation;
  const actions = invitationActions(invitation);
  const buttons = (chosen: (action: InvitationAction) => boolean) =>
    actions.filter(chosen).map((action) => button(action, isReposted, texts));
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    ...(notes.length > 0 && { note: lateLines(notes, texts) }),
    look: stateLooks[lookOf[state.kind]],
    state: invitationStateText(state, texts),
    title: escapeAddress(email),
    ...standing(invitation, texts),
    ...quoted(invitation, texts),
    ...answer(invitation, texts),
    actions: withoutLoneMore(
      buttons(({ verb }) => verb !== wholeHistory),
      1,
    ),
    details: details(
      invitation,
      buttons(({ verb }) => verb === wholeHistory),
      texts,
    ),
    ...(list && { back: { title: texts.t("pending.back"), data: pendingRequestData(list) } }),
  };
}

const wholeHistory = "show-history";

function button({ verb, title, values, mode, data }: InvitationAction, isReposted: boolean, texts: Texts): InvitationButton {
  return { verb, title: texts.t(title, values), mode, data: isReposted ? { ...data, reposted: 1 } : data };
}

/** How each state looks. */
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

function standing(invitation: Invitation, texts: Texts): Pick<InvitationData, "next" | "isProblem"> {
  const { state, approval } = invitation;
  const problem = state.kind === "awaiting-approval" && approval && !isAsked(approval) ? approval.problem : undefined;
  return problem
    ? { next: approvalProblem(problem, escapeName(problem.name), texts), isProblem: true }
    : { next: invitationNext(invitation, texts), isProblem: false };
}

function quoted({ state, approval }: Invitation, texts: Texts): Pick<InvitationData, "quote"> {
  if (state.kind === "rejected" && approval?.decision?.kind === "rejected")
    return { quote: quotedWords(approval.decision.reason, longestRemark, texts) };
  const question = state.kind === "awaiting-approval" && approval && isAsked(approval) ? approval.remarks.at(-1) : undefined;
  return question ? { quote: quotedWords(question.text, longestRemark, texts) } : {};
}

function answer({ id, state, approval }: Invitation, texts: Texts): Pick<InvitationData, "answer"> {
  if (state.kind !== "awaiting-approval" || !approval || !isAsked(approval)) return {};
  const title = texts.t("invitation.answer");
  const words = { label: texts.t("invitation.answer-label"), missing: texts.t("invitation.answer-missing") };
  return { answer: { title, ...words, data: { invitation: id } } };
}

function details(invitation: Invitation, actions: readonly InvitationButton[], texts: Texts): DetailsData {
  const { approval, home } = invitation;
  const zone = zoneLine(isShared(home.conversation), texts);
  const remarks = approval ? approvalRemarks(approval, texts) : [];
  return {
    title: texts.t("invitation.details"),
    facts: invitationFacts(invitation, texts),
    remarks: quoted(invitation, texts).quote === undefined ? remarks : remarks.slice(0, -1),
    history: invitationHistory(invitation, texts),
    ...(zone !== undefined && { zone }),
    actions,
  };
}
