import { isGuestlistError } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";
import type { JobOutcome } from "./flows/steps/job-outcome.ts";
import type { Clock } from "./ports/clock.ts";
import type { ClaimedJob, Jobs, RemoteWait } from "./ports/jobs.ts";
import type { Log } from "./ports/log.ts";

/** Backoff between attempts: doubled each time, up to five minutes. */
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;
const mostTriesWhenRefused = 5;
/** While a remote is down, one job finds out this often whether it answers again; the others are brought forward when it does. */
const probeMs = 10_000;
/** Failures of a remote as a whole: they say nothing about the job, so every job that has one waits for the same thing. */
const remoteFailures: ReadonlySet<ErrorCode> = new Set(["teams-unavailable", "directory-unavailable", "identity-unavailable", "throttled"]);

interface Needs {
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
}

/** Records the outcome of one job. If that can't be recorded, the job is claimed again when its lease has run out. */
export async function settleJob(needs: Needs, job: ClaimedJob, outcome: Promise<JobOutcome>): Promise<void> {
  const { log } = needs;
  try {
    await record(needs, job, await outcome);
  } catch (error) {
    const { attempt } = job;
    log.error(isHopeless(job, error) ? "job-given-up" : "job-failed", error, { job: job.task.kind, attempt });
    const recorded = recordFailure(needs, job, error);
    await recorded.catch((failure: unknown) => log.error("job-not-recorded", failure, { job: job.task.kind }));
  }
}

async function record({ jobs, clock }: Needs, job: ClaimedJob, outcome: JobOutcome): Promise<void> {
  switch (outcome.kind) {
    case "done":
      return jobs.finish(job, clock.now());
    case "again":
      return jobs.finish(job, clock.now(), outcome.at);
    case "retry":
      return jobs.postpone(job, outcome.at, outcome.why);
  }
}

function recordFailure({ jobs, clock }: Needs, job: ClaimedJob, error: unknown): Promise<void> {
  if (isHopeless(job, error)) return jobs.finish(job, clock.now());
  const due = clock.later(Math.max(askedPause(error), backoff(job, clock)));
  return jobs.postpone(job, due, codeOf(error), remoteWait(error, clock));
}

/** Teams never accepts a request that it calls wrong in itself (400, 413). A few tries, in case the error was Teams' own. */
function isHopeless({ attempt }: ClaimedJob, error: unknown): boolean {
  return isGuestlistError(error, "teams-refused") && attempt >= mostTriesWhenRefused;
}

function remoteWait(error: unknown, clock: Clock): RemoteWait | undefined {
  if (!isGuestlistError(error) || !remoteFailures.has(error.code)) return undefined;
  return { notBefore: clock.later(askedPause(error)), probeBy: clock.later(probeMs) };
}

function askedPause(error: unknown): number {
  return isGuestlistError(error) && error.retryAfter !== undefined ? error.retryAfter * 1_000 : 0;
}

function backoff({ attempt }: ClaimedJob, clock: Clock): number {
  return Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs) * (0.5 + clock.random() / 2);
}

function codeOf(error: unknown): string {
  return isGuestlistError(error) ? error.code : "unexpected";
}
