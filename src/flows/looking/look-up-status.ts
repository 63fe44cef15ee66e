import { readEmail } from "../../domain/email.ts";
import type { EmailProblem } from "../../domain/email.ts";
import type { ConversationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Person } from "../../domain/person.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../domain/preflight.ts";
import type { Ports } from "../../ports/ports.ts";
import { jobsFromNews } from "../following/jobs-from-news.ts";
import { sendingCheckJob } from "../steps/new-jobs.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock" | "log">;

export type StatusOutcome =
  | { readonly kind: "problem"; readonly problem: EmailProblem }
  | {
      readonly kind: "status";
      readonly email: string;
      /** The directory's user, whether we invited them or not; "not-checked" without the permission to read users. */
      readonly user: DirectoryUser | "nobody" | "not-checked";
      /** Our newest invitation to this address, if the person who asks may see it. */
      readonly ours: Invitation | undefined;
    };

export interface StatusInput {
  readonly typed: string;
  readonly by: Person;
  readonly conversation: ConversationId;
}

/** Looks an address up in the directory and in our store, also for people who weren't invited through this bot. */
export async function lookUpStatus(ports: Needs, { typed, by, conversation }: StatusInput): Promise<StatusOutcome> {
  const read = readEmail(typed);
  if (read.kind === "problem") return read;
  const [user, latest] = await Promise.all([findUser(ports, read.email), ports.invitations.findLatest(read.key)]);
  if (latest && typeof user === "object") await catchUp(ports, latest, user);
  return { kind: "status", email: read.email, user, ours: latest && mayBeSeen(latest, { id: by.id, conversation }) ? latest : undefined };
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
  return isLost ? [sendingCheckJob(ours, clock, "now")] : [];
}

/** Queues jobs for what the directory knows and our store doesn't. */
async function catchUp({ invitations, clock }: Needs, ours: Invitation, user: DirectoryUser): Promise<void> {
  const news = { id: user.id, userState: user.userState, userStateSince: user.userStateSince, removed: false };
  const jobs = [...jobsFromNews([news], [ours], "look", clock.now()), ...jobsForLost(ours, clock)];
  if (jobs.length > 0) await invitations.commit({ invitations: [], events: [], jobs });
}
