import { changeableOptions, mostRemarks } from "./approval.ts";
import type { Approval, Remark } from "./approval.ts";
import type { InvitationEvent } from "./invitation-event.ts";
import type { Instant } from "./ids.ts";
import type { Invitation, InvitationState } from "./invitation.ts";
import type { InviteOptions } from "./invite-options.ts";
import type { FailureReason } from "./failure.ts";

/** The approval after an event that brings its invitation to `state`; undefined if the invitation needed no approval. */
export function approvalAfter(
  { approval, options }: Pick<Invitation, "approval" | "options">,
  event: InvitationEvent,
  state: InvitationState,
  now: Instant,
): Approval | undefined {
  if (event.kind === "approval-asked") return event.approval;
  if (!approval) return undefined;
  return event.kind === "approved" ? approved(approval, event, options) : changed(approval, event, state, now);
}

type Content = Pick<Invitation, "options" | "findings">;

/**
 * On approval: the approver's options and findings. When the approval is undone: the requester's original options, without `mail`,
 * since the inviter in Microsoft's mail is unknown again.
 */
export function contentAfter(
  { approval, inviteAs, options, findings }: Content & Pick<Invitation, "approval" | "inviteAs">,
  event: InvitationEvent,
  state: InvitationState,
): Content {
  if (event.kind === "approved") return { options: event.options ?? options, findings: event.findings ?? findings };
  if (event.kind !== "failed" || state.kind !== "awaiting-approval") return { options, findings };
  const { mail: _, ...withoutMail } = findings;
  return { options: approval?.asked ?? options, findings: inviteAs === "app" ? findings : withoutMail };
}

type Approved = Extract<InvitationEvent, { kind: "approved" }>;

function approved(approval: Approval, { decision, options }: Approved, asked: InviteOptions): Approval {
  const { problem: _, ...open } = approval;
  const isChanged = options && changeableOptions.some((name) => options[name] !== asked[name]);
  return { ...open, ...(isChanged && { asked }), decision };
}

function changed(approval: Approval, event: Exclude<InvitationEvent, Approved>, state: InvitationState, now: Instant): Approval {
  const { problem: _, ...withoutProblem } = approval;
  switch (event.kind) {
    case "rejected":
      return { ...withoutProblem, decision: event.decision };
    case "remarked":
      return { ...approval, remarks: [...approval.remarks, event.remark] };
    case "reminded":
      return { ...approval, remindedAt: now };
    case "escalated":
      return { ...approval, escalatedAt: now, escalatedTo: event.to };
    case "failed":
      return state.kind === "awaiting-approval" ? reopened(approval, event.reason, now) : approval;
    default:
      return approval;
  }
}

/** The approver could not send it: their approval no longer counts, and the card shows why. */
function reopened(approval: Approval, reason: FailureReason, at: Instant): Approval {
  const { decision, asked: _, ...open } = approval;
  if (!decision) return open;
  const { by, name } = decision;
  return { ...open, problem: { by, name, at, reason } };
}

/** Every question leaves room for its answer. */
export function hasRoomFor({ remarks }: Pick<Approval, "remarks">, { kind }: Pick<Remark, "kind">): boolean {
  return remarks.length + (kind === "question" ? 2 : 1) <= mostRemarks;
}
