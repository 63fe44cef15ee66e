import type { ActivityId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NotifyOutcome } from "../../ports/notifier.ts";
import type { Ports } from "../../ports/ports.ts";
import { updateApprovalCard } from "../steps/approval-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "jobs" | "notifier" | "clock" | "log">;

/** An edit right after the post may find no message yet (msteams-docs #6139); after so many tries it is gone for good. */
const editTries = 4;
const editPause = 2_000;

/**
 * Makes the living card show the invitation as it stands now; posts it anew in the home when its message is gone. The approval card
 * goes along, by a job of its own: neither holds the other up.
 */
export async function updateLivingCard(ports: Needs, id: InvitationId, attempt: number): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation) return done;
  if (invitation.approval) await ports.jobs.enqueue(updateApprovalCard(invitation, ports.clock));
  const outcome = await ports.notifier.updateCard(invitation);
  switch (outcome.kind) {
    case "sent":
      return done;
    case "unreachable":
      return giveUp(ports, invitation);
    case "message-missing":
      if (attempt < editTries) return { kind: "retry", at: ports.clock.later(editPause * attempt), why: "message-missing" };
      return follow(ports, invitation, await ports.notifier.postCard(invitation));
  }
}

async function follow(ports: Needs, invitation: Invitation, posted: NotifyOutcome): Promise<JobOutcome> {
  if (posted.kind !== "sent") return giveUp(ports, invitation);
  if (posted.activity !== undefined) return moveCard(ports, invitation, posted.activity, done);
  ports.log.warn("card-without-id", { invitation: invitation.id });
  return done;
}

/** The new message is the living card from now on, also when the invitation moved on while it was posted: else another would follow. */
async function moveCard(ports: Needs, shown: Invitation, card: ActivityId, otherwise: JobOutcome): Promise<JobOutcome> {
  const moved = { ...shown, home: { ...shown.home, card }, version: shown.version + 1 };
  const outcome = await ports.invitations.commit({ invitations: [moved], events: [], jobs: [] });
  if (outcome === "committed") return otherwise;
  const current = await ports.invitations.find(shown.id);
  return current ? moveCard(ports, current, card, { kind: "again", at: ports.clock.now() }) : done;
}

function giveUp({ log }: Needs, { id }: Invitation): JobOutcome {
  log.warn("home-unreachable", { invitation: id });
  return done;
}
