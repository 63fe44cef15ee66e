import type { Instant, InvitationId } from "../../domain/ids.ts";
import { millisecondsOf } from "../../domain/instant.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { adoptGuest } from "./adopt-guest.ts";
import { markUnanswered } from "./mark-unanswered.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock" | "log" | "welcomePage">;

/** How long the guest is searched for, in milliseconds after the POST: Graph shows a new one late (microsoft-graph-docs-contrib #2465). */
const searchMs = 300_000;
/** When to check in this time. */
const checkTimes = [5_000, 15_000, 60_000, 120_000, searchMs];

/** A POST is nearly always over after this time, with all its waits: then the card says that there is no answer, until one comes after all. */
const postOverMs = 60_000;

/** When to check after the invitation failed: the mail may have gone out, and the partner may accept. */
const lateCheckTimes = [15, 60, 6 * 60, 24 * 60].map((minutes) => minutes * 60_000);

/**
 * Finds the outcome of a request that nobody recorded. Not posted → interrupted. Posted → the address is looked up for five minutes:
 * found → adopted; not found → failed, and only then the card offers Retry. Until the next day the address is looked up a few more times.
 */
export async function resolveSending(ports: Needs, id: InvitationId): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(id);
  if (invitation?.state.kind === "requested") return giveUp(ports, invitation, "interrupted");
  if (invitation?.state.kind === "failed" && invitation.state.reason === "not-confirmed") return checkLate(ports, invitation);
  if (invitation?.state.kind !== "sending") return done;
  const guest = await lookUp(ports, invitation);
  if (guest) return settle(await adoptGuest(ports, invitation, guest), ports);
  const again = nextCheck(ports, checkTimes, invitation.state.since);
  if (!again) return giveUp(ports, invitation, "not-confirmed");
  if (ports.clock.millisecondsSince(invitation.state.since) >= postOverMs) await markUnanswered(ports, invitation);
  return { kind: "again", at: again };
}

/** Another person may have invited the partner since then: a guest who was created later doesn't belong to this invitation. */
async function checkLate(ports: Needs, failed: Invitation): Promise<JobOutcome> {
  const guest = await lookUp(ports, failed);
  if (guest && isInTime(failed, guest) && (await adoptGuest(ports, failed, guest))) return done;
  const again = nextCheck(ports, lateCheckTimes, failed.state.since);
  return again ? { kind: "again", at: again } : done;
}

/** Created before the search ended: by Graph's clock, if its time before the POST is known, since ours may be wrong. */
function isInTime({ state, postedAfter }: Invitation, { createdAt }: DirectoryUser): boolean {
  if (createdAt === null) return false;
  const end = postedAfter === undefined ? millisecondsOf(state.since) : millisecondsOf(postedAfter) + searchMs;
  return millisecondsOf(createdAt) <= end;
}

/**
 * Only a user who was invited: an employee or a contact with the address is nobody's guest. Finds nothing without the app's permission to read
 * users: Retry then looks with the requester's token.
 */
async function lookUp({ directory, log }: Needs, { id, email }: Invitation): Promise<DirectoryUser | undefined> {
  try {
    const found = await directory.findByEmail({ kind: "app" }, email);
    return found?.userState ? found : undefined;
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    log.warn("look-up-not-permitted", { invitation: id });
    return undefined;
  }
}

function nextCheck({ clock }: Needs, times: readonly number[], since: Instant): Instant | undefined {
  const passed = clock.millisecondsSince(since);
  const next = times.find((time) => time > passed);
  return next === undefined ? undefined : clock.later(next - passed);
}

async function giveUp(ports: Needs, open: Invitation, reason: "interrupted" | "not-confirmed"): Promise<JobOutcome> {
  const notice = noticeJob({ ...open, version: open.version + 1 }, "failed", ports.clock);
  const failed = await failInvitation(ports, open, reason, { jobs: [cardUpdateJob(open, ports.clock), notice] });
  const late = failed && reason === "not-confirmed" ? nextCheck(ports, lateCheckTimes, failed.state.since) : undefined;
  return late ? { kind: "again", at: late } : settle(failed, ports);
}

/** If another process was first, check again at once: it may not have stored the final outcome. */
function settle(settled: Invitation | undefined, { clock }: Needs): JobOutcome {
  return settled ? done : { kind: "again", at: clock.now() };
}
