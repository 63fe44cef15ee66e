import type { Invitation } from "../../domain/invitation.ts";
import { GuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { approvalPostJob } from "../steps/new-jobs.ts";
import { findApprovalsPlace, makeKnown } from "../who/find-approvals-place.ts";

type Needs = Pick<Ports, "invitations" | "policy" | "settings" | "conversations" | "clock" | "log">;

const fix =
  "The bot can't post in the approvals channel. Add the app to its team again, or choose another channel: “use this channel for approvals”, or approvals.channel in the policy file.";

/**
 * Moves a request whose channel can't be reached to the channel that was chosen meanwhile, and has its card posted there. The old channel
 * is made known again, in case the bot had only forgotten it. False when the request stays: nobody chose another channel, it isn't waiting
 * for a decision any more, or it changed at the same moment.
 */
export async function moveRequest(ports: Needs, invitation: Invitation): Promise<boolean> {
  const { id, approval, state, version } = invitation;
  ports.log.error("approvals-channel-unreachable", new GuestlistError("teams-refused", fix), { invitation: id });
  if (approval) await makeKnown(ports, approval.channel);
  if (!approval || state.kind !== "awaiting-approval") return false;
  const place = await findApprovalsPlace(ports);
  if (!place || place.channel === approval.channel) return false;
  const { card: _, ...rest } = approval;
  const moved = { ...invitation, approval: { ...rest, ...place }, version: version + 1 };
  const jobs = [approvalPostJob(invitation, ports.clock)];
  return (await ports.invitations.commit({ invitations: [moved], events: [], jobs })) === "committed";
}
