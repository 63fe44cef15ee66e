import type { InvitationId } from "../domain/ids.ts";
import type { Ports } from "../ports/ports.ts";
import { done } from "./job-outcome.ts";
import type { JobOutcome } from "./job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "notifier" | "log">;

/** Posts a notice in the home, unless the invitation has moved on from what the notice says. */
export async function deliverNotice(ports: Needs, id: InvitationId, notice: "accepted" | "failed"): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (invitation?.state.kind !== notice) return done;
  const outcome = await ports.notifier.sendNotice(invitation, notice);
  if (outcome.kind !== "sent") ports.log.warn("notice-not-delivered", { invitation: id, notice, why: outcome.kind });
  return done;
}
