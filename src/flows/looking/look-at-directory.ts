import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import { isGuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { jobsFromNews } from "../following/jobs-from-news.ts";
import { sendingCheckJob } from "../steps/new-jobs.ts";

type Needs = Pick<Ports, "clock" | "directory" | "invitations" | "log">;

/**
 * The directory's user with an address; "not-checked" without the permission to read users. `ours`: our invitations of the address. What the
 * directory knows and our store doesn't, jobs find out.
 * @throws GuestlistError `directory-unavailable` or `throttled`.
 */
export async function lookAtDirectory(
  ports: Needs,
  email: string,
  ours: Promise<readonly Invitation[]>,
): Promise<DirectoryUser | "nobody" | "not-checked"> {
  const [user, all] = await Promise.all([findUser(ports, email), ours]);
  if (typeof user === "object") await catchUp(ports, all, user);
  return user;
}

async function findUser({ directory, log }: Needs, email: string): Promise<DirectoryUser | "nobody" | "not-checked"> {
  try {
    return (await directory.findByEmail({ kind: "app" }, email)) ?? "nobody";
  } catch (error) {
    if (!isGuestlistError(error, "directory-refused")) throw error;
    log.warn("status-not-permitted");
    return "not-checked";
  }
}

/** A user exists for a request whose outcome stayed unknown. The job checks whether this request created them. */
function jobsForLost(ours: Invitation, clock: Ports["clock"]): readonly NewJob[] {
  const isLost = ours.state.kind === "failed" && ours.state.reason === "not-confirmed";
  return isLost ? [sendingCheckJob(ours, clock, "soon")] : [];
}

/** Queues jobs for what the directory knows and our store doesn't. */
async function catchUp({ invitations, clock }: Needs, ours: readonly Invitation[], user: DirectoryUser): Promise<void> {
  const news = { id: user.id, userState: user.userState, userStateSince: user.userStateSince, removed: false };
  const jobs = [...jobsFromNews([news], ours, "look", clock.now()), ...ours.flatMap((one) => jobsForLost(one, clock))];
  if (jobs.length > 0) await invitations.commit({ invitations: [], events: [], jobs });
}
