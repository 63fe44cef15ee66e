import type { NoticeKind } from "../domain/job.ts";
import type { InvitationId } from "../domain/ids.ts";
import type { InvitationState } from "../domain/invitation.ts";
import type { Ports } from "../ports/ports.ts";
import { done } from "./job-outcome.ts";
import type { JobOutcome } from "./job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "notifier" | "log">;

/** Whether a notice still says how the invitation stands: it may have moved on since the job was made. */
const stillTrue: Readonly<Record<NoticeKind, (state: InvitationState) => boolean>> = {
  accepted: ({ kind }) => kind === "accepted",
  failed: ({ kind }) => kind === "failed",
  invited: ({ kind }) => kind === "invited",
  reset: (state) => state.kind === "invited" && state.again === "reset",
  removed: ({ kind }) => kind === "removed",
  restored: (state) => "again" in state && state.again === "restored",
};

/** Posts a notice in the home, unless the invitation has moved on from what the notice says. */
export async function deliverNotice(ports: Needs, id: InvitationId, notice: NoticeKind): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation || !stillTrue[notice](invitation.state)) return done;
  const outcome = await ports.notifier.sendNotice(invitation, notice);
  if (outcome.kind !== "sent") ports.log.warn("notice-not-delivered", { invitation: id, notice, why: outcome.kind });
  return done;
}
