import type { Instant, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { adoptGuest } from "./adopt-guest.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock" | "log">;

/** When to look, in milliseconds after the POST: Graph shows a fresh guest late (microsoft-graph-docs-contrib #2465). */
const looks = [5_000, 15_000, 60_000, 120_000, 300_000];

/** When to look again after it was given up: the mail may have gone out, and the partner may accept. */
const lateLooks = [15, 60, 6 * 60, 24 * 60].map((minutes) => minutes * 60_000);

/**
 * Finds out what became of a request whose outcome nobody recorded. Nothing posted → interrupted. Posted → the address
 * is looked up for five minutes: found → adopted; not found → failed, and the card offers Retry (never earlier). Until the next
 * day the address is looked up a few times more.
 */
export async function resolveSending(ports: Needs, id: InvitationId): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (invitation?.state.kind === "requested") return giveUp(ports, invitation, "interrupted");
  if (invitation?.state.kind === "failed" && invitation.state.reason === "not-confirmed") return lookLate(ports, invitation);
  if (invitation?.state.kind !== "sending") return done;
  const guest = await lookUp(ports, invitation);
  if (guest) return settle(await adoptGuest(ports, invitation, guest, invitation.state.since), ports);
  const again = nextLook(ports, looks, invitation.state.since);
  return again ? { kind: "again", at: again } : giveUp(ports, invitation, "not-confirmed");
}

/** Somebody else may have invited the same partner since then: only who was made for this invitation is its guest. */
async function lookLate(ports: Needs, failed: Invitation): Promise<JobOutcome> {
  const guest = await lookUp(ports, failed);
  const isOurs = guest !== undefined && guest.createdAt !== null && guest.createdAt <= failed.state.since;
  if (isOurs && (await adoptGuest(ports, failed, guest, failed.createdAt))) return done;
  const again = nextLook(ports, lateLooks, failed.state.since);
  return again ? { kind: "again", at: again } : done;
}

/** Without the permission to read users as the app nothing can be found: the requester's Retry looks as the requester. */
async function lookUp({ directory, log }: Needs, { id, email }: Invitation): Promise<DirectoryUser | undefined> {
  try {
    return await directory.findByEmail({ kind: "app" }, email);
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    log.warn("look-up-not-permitted", { invitation: id });
    return undefined;
  }
}

function nextLook({ clock }: Needs, times: readonly number[], since: Instant): Instant | undefined {
  const passed = clock.millisecondsSince(since);
  const next = times.find((look) => look > passed);
  return next === undefined ? undefined : clock.later(next - passed);
}

async function giveUp(ports: Needs, open: Invitation, reason: "interrupted" | "not-confirmed"): Promise<JobOutcome> {
  const notice = noticeJob({ ...open, version: open.version + 1 }, "failed", ports.clock);
  const failed = await failInvitation(ports, open, reason, { jobs: [cardUpdateJob(open, ports.clock), notice] });
  const late = failed && reason === "not-confirmed" ? nextLook(ports, lateLooks, failed.state.since) : undefined;
  return late ? { kind: "again", at: late } : settle(failed, ports);
}

/** Somebody was first, perhaps with another step on the way: look once more rather than assume. */
function settle(settled: Invitation | undefined, { clock }: Needs): JobOutcome {
  return settled ? done : { kind: "again", at: clock.now() };
}
