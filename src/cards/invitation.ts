import template from "../../cards/invitation.json" with { type: "json" };
import type { Invitation, InvitationState } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import { invitationActions } from "./invitation-actions.ts";
import type { InvitationAction } from "./invitation-actions.ts";
import { invitationFacts } from "./invitation-facts.ts";
import type { Fact } from "./invitation-facts.ts";
import { invitationHistory } from "./invitation-history.ts";
import type { HistoryLine } from "./invitation-history.ts";
import { invitationStateText } from "./invitation-state-text.ts";
import { looks } from "./look.ts";
import type { Look } from "./look.ts";
import { pendingRequestData } from "./pending-request.ts";
import type { PendingRequest, PendingRequestData } from "./pending-request.ts";
import { cardTemplate } from "./template.ts";

export interface InvitationView {
  readonly invitation: Invitation;
  /** The list from which somebody opened it for themselves. */
  readonly list?: PendingRequest;
}

/** What cards/invitation.json binds to. */
export interface InvitationData {
  readonly lang: Language;
  readonly fallback: string;
  readonly look: Look;
  readonly state: string;
  readonly title: string;
  readonly next: string;
  readonly facts: readonly Fact[];
  readonly historyTitle: string;
  readonly history: readonly HistoryLine[];
  readonly actions: readonly (Omit<InvitationAction, "title"> & { readonly title: string })[];
  readonly back?: { readonly title: string; readonly data: PendingRequestData };
}

const render = cardTemplate(template);

/** The living card: one invitation as it stands, the same for everybody who sees it (the redeem link is on another card). */
export function invitationCard(view: InvitationView, texts: Texts): AdaptiveCard {
  return render(invitationData(view, texts));
}

export function invitationData({ invitation, list }: InvitationView, texts: Texts): InvitationData {
  const { state } = invitation;
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    look: looks[lookOf[state.kind]],
    state: invitationStateText(state, texts),
    title: texts.t("invitation.title", { email: escapeAddress(invitation.email) }),
    next: next(invitation, texts),
    facts: invitationFacts(invitation, texts),
    historyTitle: texts.t("invitation.history.title"),
    history: invitationHistory(invitation, texts),
    actions: invitationActions(invitation).map((action) => ({ ...action, title: texts.t(action.title) })),
    ...(list && { back: { title: texts.t("pending.back"), data: pendingRequestData(list) } }),
  };
}

/** How each state looks. */
export const lookOf = {
  requested: "working",
  "awaiting-approval": "waiting",
  rejected: "failed",
  withdrawn: "over",
  lapsed: "over",
  sending: "working",
  invited: "waiting",
  accepted: "done",
  failed: "failed",
  removed: "over",
  revoked: "over",
} as const satisfies Record<InvitationState["kind"], keyof typeof looks>;

function next({ state, options, requester }: Invitation, texts: Texts): string {
  if (state.kind === "failed") return texts.t(`failure.${state.reason}`);
  if (state.kind === "revoked") return texts.t(state.why === "replaced" ? "invitation.next.replaced" : "invitation.next.revoked");
  if (state.kind === "accepted" && state.again) return texts.t("invitation.next.restored-accepted");
  if (state.kind !== "invited") return texts.t(`invitation.next.${state.kind === "requested" ? "sending" : state.kind}`);
  if (state.revocation === "needs-admin") return texts.t("invitation.next.needs-admin", { button: texts.t("invitation.revoke") });
  if (state.again) return texts.t(state.again === "reset" ? "invitation.next.reset" : "invitation.next.restored-pending");
  return options.sendMail
    ? texts.t("invitation.next.invited-mail")
    : texts.t("invitation.next.invited-link", { name: escapeName(requester.name), button: texts.t("invitation.show-link") });
}
