import type { GuestId, Instant } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { cardUpdateJob, noticeJob } from "../steps/new-jobs.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock" | "log">;

/** How long the directory may still show the state before the acceptance. Needed when it gives no time for the change. */
const settledAfterMs = 10 * 60_000;

/**
 * Records that an administrator reset the redemption of an accepted guest. Asks the directory again: changes arrive late and repeatedly,
 * and an old "pending" right after an acceptance is no reset.
 */
export async function recordReset(ports: Needs, guest: GuestId): Promise<JobOutcome> {
  const [newest] = await ports.invitations.findByGuests([guest]);
  if (newest?.state.kind !== "accepted") return done;
  const [user] = await ports.directory.findByIds({ kind: "app" }, [guest]);
  if (user?.userState !== "PendingAcceptance") return done;
  const waitMs = waitBeforeMs(ports, newest.state, user);
  if (waitMs === "stale") return done;
  return waitMs > 0 ? { kind: "again", at: ports.clock.later(waitMs) } : reset(ports, newest, user.userStateSince);
}

function waitBeforeMs(
  { clock }: Needs,
  { since, heardAt }: { readonly since: Instant; readonly heardAt: Instant },
  { userStateSince }: DirectoryUser,
): number | "stale" {
  if (userStateSince !== null) return userStateSince > since ? 0 : "stale";
  return settledAfterMs - clock.millisecondsSince(heardAt);
}

async function reset(ports: Needs, { id }: Invitation, since: Instant | null): Promise<JobOutcome> {
  const jobs = (next: Invitation) => [cardUpdateJob(next, ports.clock), noticeJob(next, "reset", ports.clock)];
  const stored = await advanceStored(ports, id, { kind: "reset", since }, { what: "reset", jobs });
  if (stored?.kind === "address-taken") ports.log.warn("reset-not-recorded", { invitation: id, why: stored.kind });
  return done;
}
