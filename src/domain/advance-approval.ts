import { mostRemarks } from "./approval.ts";
import type { Approval, Remark } from "./approval.ts";
import type { InvitationEvent } from "./advance-invitation.ts";
import type { Instant } from "./ids.ts";
import type { InvitationState } from "./invitation.ts";

/** The approval after an event that brings its invitation to `state`; undefined where others were never asked. */
export function approvalAfter(
  approval: Approval | undefined,
  event: InvitationEvent,
  state: InvitationState,
  now: Instant,
): Approval | undefined {
  if (event.kind === "approval-asked") return event.approval;
  return approval && changed(approval, event, state, now);
}

function changed(approval: Approval, event: InvitationEvent, state: InvitationState, now: Instant): Approval {
  const { problem: _, ...withoutProblem } = approval;
  switch (event.kind) {
    case "approved":
    case "rejected":
      return { ...withoutProblem, decision: event.decision };
    case "remarked":
      return { ...approval, remarks: [...approval.remarks, event.remark] };
    case "reminded":
      return { ...approval, remindedAt: now };
    case "escalated":
      return { ...approval, escalatedAt: now, escalatedTo: event.to };
    case "failed":
      return state.kind === "awaiting-approval" ? reopened(approval, event.reason) : approval;
    default:
      return approval;
  }
}

/** Whoever approved could not send it: their answer no longer counts, and the card tells why. */
function reopened({ decision, ...open }: Approval, reason: Extract<InvitationEvent, { kind: "failed" }>["reason"]): Approval {
  if (!decision) return open;
  const { by, name, at } = decision;
  return { ...open, problem: { by, name, at, reason } };
}

/** Every question leaves room for its answer. */
export function hasRoomFor({ remarks }: Pick<Approval, "remarks">, { kind }: Pick<Remark, "kind">): boolean {
  return remarks.length + (kind === "question" ? 2 : 1) <= mostRemarks;
}
