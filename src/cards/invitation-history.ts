import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";

export interface HistoryLine {
  readonly line: string;
}

/** What happened when, oldest first, as far as the invitation itself stores it. Earlier states are in the audit trail. */
export function invitationHistory({ createdAt, state }: Invitation, texts: Texts): HistoryLine[] {
  const requested = texts.t("invitation.history.requested", { at: texts.formatDateTime(createdAt) });
  const latest = latestLine(state, texts);
  return [requested, ...(latest === undefined ? [] : [latest])].map((line) => ({ line }));
}

function latestLine(state: Invitation["state"], texts: Texts): string | undefined {
  const at = texts.formatDateTime(state.since);
  switch (state.kind) {
    case "requested":
    case "sending":
      return undefined;
    case "invited":
      return texts.t(`invitation.history.${state.again ?? "sent"}`, { at });
    case "accepted":
      if (state.again) return texts.t("invitation.history.restored", { at });
      return texts.t("invitation.history.accepted", { at });
    case "awaiting-approval":
    case "queued":
    case "rejected":
    case "withdrawn":
    case "lapsed":
    case "failed":
    case "removed":
    case "revoked":
      return texts.t(`invitation.history.${state.kind}`, { at });
  }
}
