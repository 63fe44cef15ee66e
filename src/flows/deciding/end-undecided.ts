import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { FailureReason } from "../../domain/failure.ts";
import type { JudgedRefusal } from "../../domain/verdict.ts";
import type { Ports } from "../../ports/ports.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { tooLate } from "./may-decide.ts";
import type { NotDecidable } from "./may-decide.ts";
import { newReference } from "../steps/new-reference.ts";

type Needs = Pick<Ports, "invitations" | "trail" | "clock" | "log">;

/** Refusals that no approver can change: the partner needs no invitation, or can't get this one. */
const final: ReadonlySet<JudgedRefusal["kind"]> = new Set([
  "own-domain",
  "employee",
  "guest-accepted",
  "guest-no-state",
  "requester-is-guest",
  "colleagues-not-members",
  "policy-denied",
  "requester-gone",
  "requester-disabled",
  "requester-not-admitted",
]);

/**
 * Whether a refusal can't change while the request is open. If it is only because a fact is hidden, an administrator can change that; a
 * message or a copy that the policy denies, the approver can take out.
 */
export function isFinal(refusal: JudgedRefusal): boolean {
  if (refusal.kind === "option-refused") return refusal.option === "redirectUrl";
  const isUnchecked = "unchecked" in refusal && refusal.unchecked;
  return final.has(refusal.kind) && !isUnchecked;
}

/**
 * Ends a request that can't be approved any more, as an approver's press found: both cards show the reason, and the requester is
 * notified. If another approver sends it at the same moment, that stays.
 */
export async function endUndecided(
  ports: Needs,
  { id }: { readonly id: InvitationId },
  reason: FailureReason,
  by: PersonId,
): Promise<{ readonly kind: "failed"; readonly invitation: Invitation } | NotDecidable> {
  const { clock, log } = ports;
  const reference = newReference(clock);
  log.warn("invitation-failed", { invitation: id, reason, reference });
  const jobs = (next: Invitation) => [cardUpdateJob(next, clock), noticeJob(next, "failed", clock)];
  const details = { what: "failed", from: "awaiting-approval", by, detail: reason, jobs } as const;
  const stored = await advanceStored(ports, id, { kind: "failed", reason, reference }, details);
  if (!stored) return { kind: "unknown-invitation" };
  return stored.kind === "advanced" ? { kind: "failed", invitation: stored.invitation } : tooLate(ports, stored.invitation, by);
}
