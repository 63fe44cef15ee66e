import { isAsked } from "../domain/approval.ts";
import type { Approval } from "../domain/approval.ts";
import type { Invitation, InvitationState } from "../domain/invitation.ts";
import { isChannel } from "../domain/is-channel.ts";
import { isShared } from "../domain/is-shared.ts";
import type { TeamStage } from "../domain/team-plan.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeName } from "./escape.ts";
import { failureText } from "./failure-text.ts";

type State<Kind extends InvitationState["kind"]> = Extract<InvitationState, { kind: Kind }>;

/** What happens next, or why nothing does: the living card's one sentence. */
export function invitationNext(invitation: Invitation, texts: Texts): string {
  const { state } = invitation;
  switch (state.kind) {
    case "requested":
      return texts.t("invitation.next.sending");
    case "sending":
      return texts.t(state.unanswered ? "invitation.next.unanswered" : "invitation.next.sending");
    case "awaiting-approval":
      return nextOfRequest(invitation, texts);
    case "queued":
      return nextOfQueued(state, texts);
    case "rejected":
      return nextOfRejected(invitation, texts);
    case "withdrawn":
      return texts.t(wasReady(invitation) ? "invitation.next.withdrawn-queued" : "invitation.next.withdrawn");
    case "invited":
      return nextOfInvited(invitation, state, texts);
    case "accepted":
      return nextOfAccepted(invitation, state, texts);
    case "failed":
      return failureText(state, texts);
    case "revoked":
      return texts.t(state.why === "replaced" ? "invitation.next.replaced" : "invitation.next.revoked");
    case "lapsed":
    case "removed":
      return texts.t(`invitation.next.${state.kind}`);
  }
}

/** Why a queued invitation waits. */
export function nextOfQueued({ goesOutAt }: State<"queued">, texts: Texts): string {
  return texts.t(goesOutAt === undefined ? "invitation.next.stopped" : "invitation.next.queued");
}

/** An open question comes next, quoted below. */
function nextOfRequest(invitation: Invitation, texts: Texts): string {
  const { approval, requester, home } = invitation;
  if (!approval || !isAsked(approval)) {
    return texts.t("invitation.next.awaiting-approval", { approvers: escapeName(approval?.approversName ?? "") });
  }
  const name = escapeName(approval.remarks.at(-1)?.name ?? "");
  return isShared(home.conversation)
    ? texts.t("invitation.next.asked-back", { name, requester: escapeName(requester.name) })
    : texts.t("invitation.next.asked-back-you", { name });
}

/** The reason is quoted below. */
function nextOfRejected({ approval }: Invitation, texts: Texts): string {
  const decision = approval?.decision;
  if (decision?.kind !== "rejected") return texts.t("invitation.next.rejected");
  return texts.t("invitation.next.rejected-why", { name: escapeName(decision.name) });
}

/** Withdrawn after everything was decided. */
function wasReady({ approval }: { readonly approval?: Approval }): boolean {
  return !approval || approval.decision !== undefined;
}

function nextOfInvited(invitation: Invitation, { revocation, again }: State<"invited">, texts: Texts): string {
  if (revocation === "needs-admin") return texts.t("invitation.next.needs-admin", { button: texts.t("invitation.revoke") });
  if (again) return texts.t(again === "reset" ? "invitation.next.reset" : "invitation.next.restored-pending");
  const { options, team } = invitation;
  const then = thenOf(invitation);
  const after = noGuests(invitation, texts) ?? texts.t(`invitation.next.${then}`, { team: escapeName(team?.name ?? "") });
  if (!options.sendMail) return `${passLink(invitation, texts)} ${after}`;
  return then === "then-told" ? texts.t("invitation.next.invited-mail") : after;
}

/** What keeps the partner out of the team, if it is known. The answer to *Add to <team>* says more. */
function noGuests({ team, state }: Invitation, texts: Texts): string | undefined {
  if (team?.stage !== "wanted" || team.hindrance !== "guests-forbidden") return undefined;
  const key = state.kind === "accepted" ? "invitation.next.accepted-no-guests" : "invitation.next.no-guests";
  return texts.t(key, { team: escapeName(team.name) });
}

function passLink({ requester, home }: Invitation, texts: Texts): string {
  return isShared(home.conversation)
    ? texts.t("invitation.next.pass-link", { name: escapeName(requester.name) })
    : texts.t("invitation.next.pass-link-own");
}

/**
 * What follows the partner's first sign-in: the owners are asked, or the team opens. Nobody is asked if the requester or the approver owns the
 * team, and the app may add.
 */
function thenOf({ team, approval }: Invitation) {
  const then = thenByStage[team?.stage ?? "undone"];
  return then === "then-wanted" && approval ? "then-wanted-approved" : then;
}

const thenByStage = { wanted: "then-wanted", added: "then-added", seen: "then-added", undone: "then-told" } as const satisfies Record<
  TeamStage,
  string
>;

function nextOfAccepted(invitation: Invitation, { again }: State<"accepted">, texts: Texts): string {
  const { team, home } = invitation;
  if (again) return texts.t("invitation.next.restored-accepted");
  const inChannel = isChannel(home.conversation);
  if (!team) return texts.t(inChannel ? "invitation.next.accepted-here" : "invitation.next.accepted");
  const key: TextKey = inChannel && team.stage === "seen" ? "invitation.next.accepted-seen-here" : `invitation.next.accepted-${team.stage}`;
  return noGuests(invitation, texts) ?? texts.t(key, { team: escapeName(team.name) });
}
