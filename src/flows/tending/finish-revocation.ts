import type { Invitation } from "../../domain/invitation.ts";
import type { JobTask } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { leaveTeam } from "../planning/leave-team.ts";
import type { LeaveNeeds } from "../planning/leave-team.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { stopRevocation } from "./stop-revocation.ts";
import type { Stopped } from "./stop-revocation.ts";
import { carryOutRevocation, undoIfAccepted } from "./carry-out-revocation.ts";
import { isInvited, isBeingRevoked } from "./is-invited.ts";
import type { Invited } from "./is-invited.ts";

type Needs = LeaveNeeds & Pick<Ports, "announcements" | "conversations" | "directory" | "teams">;
type Task = Extract<JobTask, { kind: "revoke" }>;

/** How long the directory may take to show an acceptance just before the deletion. */
const shownWithinMs = 35_000;
/** Times the number of the attempt; nobody knows how long Graph may take. */
const retryAfterMs = 60_000;
const longestPauseMs = 5 * 60_000;

/** The job behind every revocation: completes one that was interrupted or that no person waits for, and checks the deleted guest once more. */
export async function finishRevocation(ports: Needs, task: Task, attempt: number): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(task.invitation);
  if (invitation?.state.kind === "revoked") return checkDeleted(ports, invitation.state);
  return invitation && isInvited(invitation) && isBeingRevoked(invitation) ? carryOn(ports, invitation, task, attempt) : done;
}

async function checkDeleted(ports: Needs, { guestId, since }: Extract<Invitation["state"], { kind: "revoked" }>): Promise<JobOutcome> {
  const wait = shownWithinMs - ports.clock.millisecondsSince(since);
  if (wait > 0) return { kind: "again", at: ports.clock.later(wait) };
  await undoIfAccepted(ports, guestId);
  return done;
}

async function carryOn(ports: Needs, revoking: Invited, { by }: Task, attempt: number): Promise<JobOutcome> {
  const why = revoking.state.revocation === "replaced" ? "replaced" : "asked";
  const outcome = await carryOutRevocation(ports, revoking, { readers: [{ kind: "app" }], isRerun: true, why, by });
  switch (outcome.kind) {
    case "revoked":
      return { kind: "again", at: ports.clock.later(shownWithinMs) };
    case "accepted":
    case "removed":
      return done;
    case "too-fresh":
    case "not-yet":
      return { kind: "retry", at: ports.clock.later(Math.min(attempt * retryAfterMs, longestPauseMs)), why: `guest-${outcome.kind}` };
    case "kept":
    case "no-state":
    case "not-permitted":
      await stop(ports, revoking, outcome, why);
      return done;
  }
}

/** The guest stays, but not in the team, unless another invitation has them too. */
async function stop(ports: Needs, revoking: Invited, outcome: Stopped, why: "asked" | "replaced"): Promise<void> {
  const stopped = await stopRevocation(ports, revoking, outcome, { showIt: why === "replaced" });
  if (outcome.kind === "not-permitted" || (outcome.kind === "kept" && outcome.why === "not-ours")) await leaveTeam(ports, stopped);
}
