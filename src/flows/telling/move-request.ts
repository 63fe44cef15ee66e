import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import { postApprovalCard } from "../steps/approval-jobs.ts";
import { findApprovalsPlace, makeKnown } from "../who/find-approvals-place.ts";

type Needs = Pick<Ports, "invitations" | "policy" | "settings" | "conversations" | "clock" | "log">;

/**
 * Asks anew, in the channel that was chosen meanwhile, about a request whose channel can't be reached; the old one is tried again, too,
 * should it only have been forgotten. False when it stays where it is:
 * nobody chose another one, it waits for nobody any more, or it moved on at the same moment.
 */
export async function moveRequest(ports: Needs, invitation: Invitation): Promise<boolean> {
  const { id, approval, state, version } = invitation;
  ports.log.warn("approvals-channel-unreachable", { invitation: id });
  if (approval) await makeKnown(ports, approval.channel);
  if (!approval || state.kind !== "awaiting-approval") return false;
  const place = await findApprovalsPlace(ports);
  if (!place || place.channel === approval.channel) return false;
  const { card: _, ...rest } = approval;
  const moved = { ...invitation, approval: { ...rest, ...place }, version: version + 1 };
  const jobs = [postApprovalCard(invitation, ports.clock)];
  return (await ports.invitations.commit({ invitations: [moved], events: [], jobs })) === "committed";
}
