import { readEmail } from "../../domain/email.ts";
import type { EmailProblem } from "../../domain/email.ts";
import type { ConversationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Person } from "../../domain/person.ts";
import { mayBeSeen } from "../../domain/visibility.ts";
import { isGuestlistError } from "../../errors.ts";
import type { DirectoryUser } from "../../ports/directory.ts";
import type { Ports } from "../../ports/ports.ts";
import { jobsFromNews } from "../following/jobs-from-news.ts";
import { resolveLater } from "../steps/invitation-changes.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "clock" | "log">;

export type StatusOutcome =
  | { readonly kind: "problem"; readonly problem: EmailProblem }
  | {
      readonly kind: "status";
      readonly email: string;
      /** What the directory says, whoever invited; "not-checked" without the permission to read users. */
      readonly user: DirectoryUser | "nobody" | "not-checked";
      /** Our newest invitation, if it is the asker's own or began in this conversation. */
      readonly ours: Invitation | undefined;
    };

export interface StatusInput {
  readonly typed: string;
  readonly by: Person;
  readonly conversation: ConversationId;
}

/** How an address stands: asked of the directory, also for people whom nobody invited through us. */
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

/** The guest of a request that was never confirmed has appeared: whose they are, the job that looks for them finds out. */
function jobsForLost(ours: Invitation, clock: Ports["clock"]): readonly NewJob[] {
  const isLost = ours.state.kind === "failed" && ours.state.reason === "not-confirmed";
  return isLost ? [resolveLater(ours, clock, "now")] : [];
}

/** Somebody looked, and the directory knows more than we do. */
async function catchUp({ invitations, clock }: Needs, ours: Invitation, user: DirectoryUser): Promise<void> {
  const news = { id: user.id, userState: user.userState, userStateSince: user.userStateSince, removed: false };
  const jobs = [...jobsFromNews([news], [ours], "look", clock.now()), ...jobsForLost(ours, clock)];
  if (jobs.length > 0) await invitations.commit({ invitations: [], events: [], jobs });
}
