import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { makeKnown } from "../who/find-approvals-place.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { moveRequest } from "./move-request.ts";
import { moveApprovalCard, orWithoutMentions, postCard } from "./post-approval-card.ts";

type Needs = GatherNeeds & Pick<Ports, "invitations" | "approvals" | "settings" | "conversations" | "clock">;

/** An edit right after the post may find no message yet (msteams-docs #6139); after so many tries it is gone for good. */
const editTries = 4;
const editPause = 2_000;

/** Makes the approval card show the invitation as it stands now; posts it anew when its message is gone. */
export async function updateApproval(ports: Needs, id: InvitationId, attempt: number): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (invitation?.approval?.card === undefined) return done;
  await makeKnown(ports, invitation.approval.channel); // it was forgotten when the bot was taken out of its team, and may be back
  const outcome = await orWithoutMentions(ports, invitation, { people: [] }, (whom) => ports.approvals.update(invitation, whom));
  switch (outcome.kind) {
    case "sent":
      return done;
    case "unreachable":
      return giveUp(ports, invitation);
    case "message-missing":
      if (attempt < editTries) return { kind: "retry", at: ports.clock.later(editPause * attempt), why: "message-missing" };
      return postAnew(ports, invitation);
  }
}

async function postAnew(ports: Needs, invitation: Invitation): Promise<JobOutcome> {
  if (!invitation.approval) return done;
  const posted = await postCard(ports, invitation, invitation.approval);
  if (posted.kind !== "sent") return giveUp(ports, invitation);
  if (posted.activity !== undefined) return moveApprovalCard(ports, invitation, invitation, posted.activity);
  ports.log.warn("approval-card-without-id", { invitation: invitation.id });
  return done;
}

/** What was decided stands, whoever can see it; what wasn't is asked elsewhere, if it can be. */
async function giveUp(ports: Needs, invitation: Invitation): Promise<JobOutcome> {
  await moveRequest(ports, invitation);
  return done;
}
