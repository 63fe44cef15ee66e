import { isImported } from "../../domain/is-imported.ts";
import type { NewJob } from "../../domain/job.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { cardUpdateJob } from "../steps/new-jobs.ts";
import { checkGuests } from "./check-guests.ts";
import { followDirectory, hasFollowed } from "./follow-directory.ts";

type FollowNeeds = Parameters<typeof followDirectory>[0] & Pick<Ports, "problems" | "guests">;
type CheckNeeds = Parameters<typeof checkGuests>[0] & Pick<Ports, "problems" | "terms">;

/** Remembers over restarts whether Graph lets the app follow the directory, so that no card promises too much right after a start. */
const cursorName = "following";
export type Permission = "refused" | "permitted";

/** Open cards say at once when news can or can't be expected any more; older ones when they are drawn the next time. */
const redrawnSinceMs = 48 * 3_600_000;
const mostRedrawn = 200;

/**
 * Follows the directory. Without the permission nobody can be told of acceptances: that is reported, cards say so, and the permission is
 * tried again as often as the directory is read.
 */
export async function followAsPermitted(ports: FollowNeeds): Promise<JobOutcome> {
  try {
    const outcome = await followDirectory(ports);
    ports.problems.clear("following-not-permitted");
    await note(ports, "permitted");
    return outcome;
  } catch (error) {
    if (!isRefused(error)) throw error;
    ports.problems.report("following-not-permitted", error);
    await note(ports, "refused");
    return { kind: "again", at: ports.clock.later(ports.terms.followEvery) };
  }
}

/** Checks the guests. Without the permission, which following has reported, it waits as long as following does. */
export async function checkAsPermitted(ports: CheckNeeds): Promise<JobOutcome> {
  try {
    return await checkGuests(ports);
  } catch (error) {
    if (!isRefused(error) || !ports.problems.has("following-not-permitted")) throw error;
    return { kind: "again", at: ports.clock.later(ports.terms.followEvery) };
  }
}

/** At the start, and now and then: what was known when the bot stopped, or what another instance has learned. */
export async function recallPermission({ cursors, problems }: Pick<Ports, "cursors" | "problems">): Promise<void> {
  if ((await knownPermission({ cursors })) === "refused") problems.report("following-not-permitted");
  else problems.clear("following-not-permitted");
}

/** What Graph said when the directory was last followed; undefined: it wasn't followed yet. */
export async function knownPermission({ cursors }: Pick<Ports, "cursors">): Promise<Permission | undefined> {
  const stored = await cursors.find(cursorName);
  if (stored === "refused" || stored === "permitted") return stored;
  return (await hasFollowed({ cursors })) ? "permitted" : undefined; // it is noted only if it changes
}

function isRefused(error: unknown): boolean {
  return isGuestlistError(error, "directory-refused") && error.status === 403;
}

/** Stores a change of the permission together with the jobs that draw the newest open cards again. */
async function note(ports: FollowNeeds, permission: Permission): Promise<void> {
  const stored = await ports.cursors.find(cursorName);
  if ((stored ?? "permitted") === permission) return;
  const jobs = await cardUpdates(ports);
  await ports.invitations.commit({ invitations: [], events: [], jobs, cursor: { name: cursorName, from: stored, to: permission } });
}

async function cardUpdates({ guests, clock }: FollowNeeds): Promise<readonly NewJob[]> {
  const open = await guests.list({ state: "invited", from: clock.later(-redrawnSinceMs) }, mostRedrawn);
  return open.filter((invitation) => !isImported(invitation)).map((invitation) => cardUpdateJob(invitation, clock));
}
