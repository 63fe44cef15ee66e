import type { Approval } from "../domain/approval.ts";
import type { Instant } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { invitationHistory } from "./invitation-history.ts";
import type { HistoryLine } from "./invitation-history.ts";

/** What happened when, oldest first: the same lines as on the living card, plus reminder and escalation. */
export function approvalHistory(invitation: Invitation, { remindedAt, escalatedAt }: Approval, texts: Texts): readonly HistoryLine[] {
  const line = (what: "reminded" | "escalated", at: Instant | undefined) =>
    at === undefined ? [] : [{ line: `${texts.t(`history.what.${what}`)} · ${texts.formatDateTime(at)}` }];
  const waited = [...line("reminded", remindedAt), ...line("escalated", escalatedAt)];
  const lines = invitationHistory(invitation, texts);
  const isOver = invitation.state.kind !== "awaiting-approval";
  return isOver ? [...lines.slice(0, 1), ...waited, ...lines.slice(1)] : [...lines, ...waited];
}
