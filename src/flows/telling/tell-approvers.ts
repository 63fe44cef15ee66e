import type { Approval, Signed } from "../../domain/approval.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { holdsForApprovers, lastAsker } from "../../domain/notice.ts";
import type { ApproversNotice } from "../../domain/notice.ts";
import type { Mentioned } from "../../ports/approvals-channel.ts";
import type { Ports } from "../../ports/ports.ts";
import { askOutsideJob } from "../steps/new-jobs.ts";
import { mayBeOutside } from "../who/may-be-outside.ts";
import { makeKnown } from "../who/find-approvals-place.ts";
import { gatherApprovers } from "./gather-approvers.ts";
import type { GatherNeeds } from "./gather-approvers.ts";
import { moveRequest } from "./move-request.ts";
import { noteTold, noteUntold } from "../steps/note-untold.ts";
import { tellOnce } from "./tell-once.ts";
import type { Telling } from "./telling.ts";
import { tryLater } from "./try-later.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = GatherNeeds & Pick<Ports, "invitations" | "jobs" | "approvals" | "settings" | "conversations" | "clock">;

interface Message {
  readonly invitation: InvitationId;
  readonly what: ApproversNotice;
}

/**
 * Replies beneath the approval card, unless the request has moved on. A request whose channel can't be reached moves to another one. Approvers
 * who don't see the channel are told by a job of their own.
 */
export async function tellApprovers(ports: Needs, { invitation: id, what }: Message, telling: Telling): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  const approval = invitation?.approval;
  if (!approval || !holdsForApprovers(what, invitation.state)) return done;
  if (await mayBeOutside(ports, approval)) await ports.jobs.enqueue(askOutsideJob(invitation, what, ports.clock));
  await makeKnown(ports, approval.channel); // as before an edit of the card
  const mentioned = await peopleConcerned(ports, invitation, approval, what);
  const { kind } = await tellOnce(ports, telling, approval.channel, () => ports.approvals.tell(invitation, what, mentioned));
  const later = kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined;
  if (later) return later;
  const isElsewhere = kind !== "sent" && kind !== "outcome-unknown" && (await moveRequest(ports, invitation));
  if (isElsewhere) return done; // the card is posted there, which mentions them
  await (kind === "sent" ? noteTold(ports, id, "approvers") : noteUntold(ports, id, "approvers"));
  return done;
}

/** An answer is for the approver who asked, a failure for the approver who approved. An escalation doesn't mention the first set again. */
async function peopleConcerned(ports: Needs, invitation: Invitation, approval: Approval, what: ApproversNotice): Promise<Mentioned> {
  if (what === "answered") return { people: recipientsOf(approval, lastAsker(approval)) };
  if (what === "failed") return { people: recipientsOf(approval, approval.decision) };
  const { approvers, escalatedTo } = approval;
  return gatherApprovers(ports, invitation, approval, what === "escalated" ? (escalatedTo ?? approvers) : approvers);
}

function recipientsOf({ locale, timeZone }: Approval, asker: Signed | undefined): Mentioned["people"] {
  return asker ? [{ id: asker.by, name: asker.name, locale, timeZone }] : [];
}
