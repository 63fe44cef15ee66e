import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { GuestId, Instant } from "../../domain/ids.ts";
import type { AcceptancePath, Invitation } from "../../domain/invitation.ts";
import { isImported } from "../../domain/is-imported.ts";
import { isAcceptedBefore } from "../../domain/judge-deletion.ts";
import type { Ports } from "../../ports/ports.ts";
import { whenAccepted } from "../joining/when-accepted.ts";
import { changeOf } from "../steps/change-of.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { newReference } from "../steps/new-reference.ts";
import { newGuestOf, queueAnnouncements } from "../telling/queue-announcements.ts";

type Needs = Pick<Ports, "invitations" | "announcements" | "conversations" | "directory" | "teams" | "teamMembers" | "clock" | "log">;

/** An acceptance as the directory shows it; `since` is the directory's time of the change. */
export interface Acceptance {
  readonly guest: GuestId;
  readonly path: AcceptancePath;
  readonly since: Instant | null;
  /** The guest was deleted by a revocation and restored, because they had accepted before. */
  readonly undoes?: "revocation";
}

/**
 * Records that a guest accepted, and queues the card update and the notice. If they had accepted before the invitation's POST, they are
 * already a guest: the invitation ends. Running it again changes nothing.
 */
export async function recordAcceptance(ports: Needs, acceptance: Acceptance): Promise<JobOutcome> {
  const invitations = await ports.invitations.findReadableByGuests([acceptance.guest]);
  if (invitations.some((one) => mayBeReplay(one, acceptance)) && !(await isAcceptedNow(ports, acceptance.guest))) return done;
  const isAskedFor = invitations.some((one) => !isImported(one) && (one.state.kind === "invited" || one.state.kind === "accepted"));
  const announced = (invitation: Invitation) => !(isAskedFor && isImported(invitation));
  const outcomes = await Promise.all(invitations.map((one) => accept(ports, one, { ...acceptance, isAnnounced: announced(one) })));
  return outcomes.includes("conflict") ? { kind: "again", at: ports.clock.now() } : done;
}

/** The directory's changes repeat old acceptances, which count no longer for a guest who was reset or restored since then. */
function mayBeReplay({ state }: Invitation, { path, since }: Acceptance): boolean {
  if (path !== "delta" || state.kind !== "invited" || state.again === undefined) return false;
  return since === null || (state.again === "restored" && since < state.since);
}

async function isAcceptedNow({ directory }: Needs, guest: GuestId): Promise<boolean> {
  const [user] = await directory.findByIds({ kind: "app" }, [guest]);
  return user?.userState === "Accepted";
}

interface Heard extends Acceptance {
  /** False for an imported invitation of a guest who was asked for here as well, under another address: that one is announced. */
  readonly isAnnounced: boolean;
}

async function accept(ports: Needs, invitation: Invitation, { path, since, undoes, isAnnounced }: Heard) {
  const { invitations, clock, log } = ports;
  if (isAcceptedBefore(invitation, since)) return endAsAccepted(ports, invitation);
  const isUndone = undoes === "revocation" && invitation.state.kind === "revoked";
  const event = isUndone ? ({ kind: "unrevoked", since } as const) : ({ kind: "accepted", path, since } as const);
  const step = advanceInvitation(invitation, event, clock.now());
  if (step.kind !== "ok") return "refused";
  const queued = await queueAnnouncements(ports, isAnnounced ? await newGuestOf(ports, step.next) : []);
  const joining = await whenAccepted(ports, step.next);
  const jobs = [cardUpdateJob(invitation, clock), noticeJob(step.next, "accepted", clock), ...joining.jobs, ...queued.jobs];
  const change = changeOf(joining.invitation, "accepted", clock, { detail: path, jobs });
  const events = [...change.events, ...joining.events];
  const { announcements } = queued;
  const outcome = await invitations.commit({ ...change, events, announcements, redeemUrls: new Map([[invitation.id, null]]) });
  if (outcome === "committed") log.info("invitation-accepted", { invitation: invitation.id, path });
  return outcome;
}

/** Microsoft answered the POST with the guest that another address of the same partner has. */
async function endAsAccepted({ invitations, clock, log }: Needs, invitation: Invitation) {
  const reference = newReference(clock);
  const step = advanceInvitation(invitation, { kind: "was-accepted", reference }, clock.now());
  if (step.kind !== "ok") return "refused";
  log.info("invitation-for-accepted-guest", { invitation: invitation.id, reference });
  const jobs = [cardUpdateJob(invitation, clock), noticeJob(step.next, "failed", clock)];
  const change = changeOf(step.next, "failed", clock, { detail: "guest-accepted", jobs });
  return invitations.commit({ ...change, redeemUrls: new Map([[invitation.id, null]]) });
}
