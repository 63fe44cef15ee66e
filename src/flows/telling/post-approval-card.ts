import type { Approval } from "../../domain/approval.ts";
import type { ActivityId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { updateApprovalCard } from "../steps/approval-jobs.ts";
import { gatherApprovers } from "./gather-approvers.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { moveRequest } from "./move-request.ts";

type Needs = GatherNeeds & Pick<Ports, "invitations" | "approvals" | "settings" | "conversations" | "clock">;

/** While nobody can be asked, we try again after a minute, and after twice as long each time, up to an hour. */
const firstPause = 60_000;
const longestPause = 3_600_000;

/**
 * Posts the approval card where the approvers are and keeps its id, so that it isn't posted twice. As long as nobody is reached the
 * request stands, and is tried again, in another channel if one was chosen meanwhile.
 */
export async function postApproval(ports: Needs, id: InvitationId, attempt: number): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  const approval = invitation?.approval;
  if (!approval || invitation.state.kind !== "awaiting-approval" || approval.card !== undefined) return done;
  const outcome = await postCard(ports, invitation, approval);
  return outcome.kind === "sent" ? keep(ports, invitation, outcome.activity) : waitForPlace(ports, invitation, attempt);
}

export async function postCard(ports: Needs, invitation: Invitation, approval: Approval): Promise<NotifyOutcome> {
  const isOpen = invitation.state.kind === "awaiting-approval";
  const mentioned = isOpen ? await gatherApprovers(ports, invitation, approval, approval.approvers) : { people: [] };
  return orWithoutMentions(ports, invitation, mentioned, (whom) => ports.approvals.post(invitation, whom));
}

/** A card with a mention that Teams refuses (a tag or person that is gone) goes out without any: better seen late than never. */
export async function orWithoutMentions(
  { log }: Pick<Ports, "log">,
  { id }: Invitation,
  mentioned: Mentioned,
  show: (mentioned: Mentioned | undefined) => Promise<NotifyOutcome>,
): Promise<NotifyOutcome> {
  try {
    return await show(mentioned);
  } catch (error) {
    if (!isGuestlistError(error, "teams-refused")) throw error;
    log.error("approvers-not-mentioned", error, { invitation: id });
    return show(undefined);
  }
}

async function keep(ports: Needs, posted: Invitation, card: ActivityId | undefined): Promise<JobOutcome> {
  if (card !== undefined) return moveApprovalCard(ports, posted, posted, card);
  ports.log.warn("approval-card-without-id", { invitation: posted.id });
  return done;
}

/** The message is the approval card from now on, also when the invitation moved on while it was posted: then it is drawn once more. */
export async function moveApprovalCard(
  ports: Pick<Ports, "invitations" | "clock">,
  posted: Invitation,
  current: Invitation,
  card: ActivityId,
): Promise<JobOutcome> {
  if (!current.approval) return done;
  const moved = { ...current, approval: { ...current.approval, card }, version: current.version + 1 };
  const jobs = current.version === posted.version ? [] : [updateApprovalCard(current, ports.clock)];
  if ((await ports.invitations.commit({ invitations: [moved], events: [], jobs })) === "committed") return done;
  const newer = await ports.invitations.find(posted.id);
  return newer ? moveApprovalCard(ports, posted, newer, card) : done;
}

async function waitForPlace(ports: Needs, invitation: Invitation, attempt: number): Promise<JobOutcome> {
  if (await moveRequest(ports, invitation)) return { kind: "again", at: ports.clock.now() };
  const pause = Math.min(firstPause * 2 ** (attempt - 1), longestPause);
  return { kind: "retry", at: ports.clock.later(pause), why: "approvals-channel-unreachable" };
}
