import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { askOutsideJob } from "../steps/new-jobs.ts";
import { mayBeOutside } from "../who/may-be-outside.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { moveRequest } from "./move-request.ts";
import { noteTold, noteUntold } from "../steps/note-untold.ts";
import { postCard } from "./post-card.ts";
import type { Telling } from "./telling.ts";
import { isEarly } from "./try-later.ts";

type Needs = GatherNeeds & Pick<Ports, "cards" | "invitations" | "jobs" | "settings" | "conversations" | "clock">;

/** While the channel can't be reached, it is tried again after a minute, then after twice as long each time, up to an hour. */
const firstPauseMs = 60_000;
const longestPauseMs = 3_600_000;
/** A refusal that may pass is tried again sooner at first. */
const shortPauseMs = 2_000;

/**
 * Posts the approval card, once. The request waits while its channel can't be reached, and moves when another channel was chosen
 * meanwhile. Approvers who don't see the channel are asked by a job of their own: neither waits for the other.
 */
export async function postApprovalCard(ports: Needs, id: InvitationId, telling: Telling): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (!invitation?.approval || invitation.state.kind !== "awaiting-approval" || invitation.approval.card !== undefined) return done;
  if (await mayBeOutside(ports, invitation.approval)) await ports.jobs.enqueue(askOutsideJob(invitation, undefined, ports.clock));
  const posted = await postCard(ports, "approvals", invitation, telling);
  switch (posted.kind) {
    case "sent":
      await noteTold(ports, id, "approvers");
      return done;
    case "outcome-unknown":
      await noteUntold(ports, id, "approvers");
      return done;
    case "wait":
      return { kind: "retry", at: posted.until, why: "card-outcome-unknown" };
    case "not-now":
      return isEarly(telling) ? retry(ports, telling, shortPauseMs) : waitOrMove(ports, invitation, telling);
    case "unreachable":
      return waitOrMove(ports, invitation, telling);
  }
}

async function waitOrMove(ports: Needs, invitation: Invitation, telling: Telling): Promise<JobOutcome> {
  if (await moveRequest(ports, invitation)) return { kind: "again", at: ports.clock.now() };
  await noteUntold(ports, invitation.id, "approvers");
  return retry(ports, telling, firstPauseMs);
}

function retry({ clock }: Needs, { attempt }: Telling, first: number): JobOutcome {
  const pause = Math.min(first * 2 ** (attempt - 1), longestPauseMs);
  return { kind: "retry", at: clock.later(pause), why: "approvals-channel-unreachable" };
}
