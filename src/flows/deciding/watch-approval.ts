import type { InvitationEvent } from "../../domain/invitation-event.ts";
import { nextTimeStep } from "../../domain/approval-times.ts";
import type { Instant, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { approversNoticeJob, cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { lapseRequest } from "./lapse-request.ts";

type Needs = Pick<Ports, "invitations" | "policy" | "clock">;

/** The policy may change while a request waits, so it is read again after a day at the latest. */
const longestWaitMs = 86_400_000;

/** Reminds the approvers of an undecided request, escalates or ends it, whichever is due, and runs again when the next step is due. */
export async function watchApproval(ports: Needs, id: InvitationId): Promise<JobOutcome> {
  const { invitations, policy, clock } = ports;
  const invitation = await invitations.find(id);
  if (!invitation?.approval || invitation.state.kind !== "awaiting-approval") return done;
  const step = nextTimeStep(invitation.approval, await policy.current(), clock.now());
  switch (step.kind) {
    case "wait":
      return { kind: "again", at: earlier(step.until, clock.later(longestWaitMs)) };
    case "lapse":
      await lapseRequest(ports, id);
      return done;
    case "remind":
      return advance(ports, id, { kind: "reminded" });
    case "escalate":
      return advance(ports, id, { kind: "escalated", to: step.to });
  }
}

type ByTime = Extract<InvitationEvent, { kind: "reminded" | "escalated" }>;

/** If an approver decides at the same moment, their answer counts, and nobody is notified. */
async function advance(ports: Needs, id: InvitationId, event: ByTime): Promise<JobOutcome> {
  const { kind } = event;
  const detail = kind === "escalated" ? { detail: event.to } : {};
  await advanceStored(ports, id, event, { what: kind, ...detail, jobs: (next) => jobsOf(next, kind, ports) });
  return { kind: "again", at: ports.clock.now() };
}

function jobsOf(next: Invitation, kind: ByTime["kind"], { clock }: Needs): readonly NewJob[] {
  return [cardUpdateJob(next, clock), noticeJob(next, kind, clock), approversNoticeJob(next, kind, clock)];
}

function earlier(one: Instant, other: Instant): Instant {
  return other < one ? other : one;
}
