import type { Invitation } from "../../domain/invitation.ts";
import type { JobTask } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { stopRevocation } from "./stop-revocation.ts";
import { restoreIfAccepted, carryOutRevocation } from "./carry-out-revocation.ts";
import { isInvited, isBeingRevoked } from "./is-invited.ts";
import type { Invited } from "./is-invited.ts";

type Needs = Pick<Ports, "invitations" | "announcements" | "conversations" | "directory" | "clock" | "log">;
type Task = Extract<JobTask, { kind: "revoke" }>;

/** How long the directory may take to show an acceptance just before the deletion. */
const shownWithinMs = 35_000;
const retryAfterMs = 60_000;

/** The job behind every revocation: completes one that was interrupted or that no person waits for, and checks the deleted guest once more. */
export async function finishRevocation(ports: Needs, task: Task): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(task.invitation);
  if (invitation?.state.kind === "revoked") return checkDeleted(ports, invitation.state);
  return invitation && isInvited(invitation) && isBeingRevoked(invitation) ? carryOn(ports, invitation, task) : done;
}

async function checkDeleted(ports: Needs, { guestId, since }: Extract<Invitation["state"], { kind: "revoked" }>): Promise<JobOutcome> {
  const wait = shownWithinMs - ports.clock.millisecondsSince(since);
  if (wait > 0) return { kind: "again", at: ports.clock.later(wait) };
  await restoreIfAccepted(ports, guestId);
  return done;
}

async function carryOn(ports: Needs, revoking: Invited, { by }: Task): Promise<JobOutcome> {
  const why = revoking.state.revocation === "replaced" ? "replaced" : "asked";
  const outcome = await carryOutRevocation(ports, revoking, { readers: [{ kind: "app" }], why, by });
  switch (outcome.kind) {
    case "revoked":
      return { kind: "again", at: ports.clock.later(shownWithinMs) };
    case "accepted":
      return done;
    case "too-fresh":
      return { kind: "retry", at: ports.clock.later(retryAfterMs), why: "guest-not-shown" };
    case "no-state":
    case "not-permitted":
      await stopRevocation(ports, revoking, outcome, { showIt: why === "replaced" });
      return done;
  }
}
