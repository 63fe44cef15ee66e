import type { InvitationId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { moveRequest } from "./move-request.ts";
import { postCard } from "./post-card.ts";

type Needs = GatherNeeds & Pick<Ports, "cards" | "invitations" | "settings" | "conversations" | "clock">;

/** While the channel can't be reached, it is tried again after a minute, then after twice as long each time, up to an hour. */
const firstPauseMs = 60_000;
const longestPauseMs = 3_600_000;

/**
 * Posts the approval card, once. The request waits while its channel can't be reached, and moves when another channel was chosen
 * meanwhile.
 */
export async function postApprovalCard(ports: Needs, id: InvitationId, attempt: number): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation?.approval || invitation.state.kind !== "awaiting-approval" || invitation.approval.card !== undefined) return done;
  if (await postCard(ports, "approvals", invitation)) return done;
  if (await moveRequest(ports, invitation)) return { kind: "again", at: ports.clock.now() };
  const pause = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs);
  return { kind: "retry", at: ports.clock.later(pause), why: "approvals-channel-unreachable" };
}
