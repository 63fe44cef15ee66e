import { pauseAfterTry } from "./domain/job-tries.ts";
import { isGuestlistError } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";
import type { JobOutcome } from "./flows/steps/job-outcome.ts";
import type { Clock } from "./ports/clock.ts";
import type { ClaimedJob, Jobs, RemoteWait } from "./ports/jobs.ts";
import type { Log } from "./ports/log.ts";

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

/** Stores how a job ended. Can be called again when the store couldn't be used. */
export type StoreOutcome = () => Promise<void>;

/** Waits for the end of one job, and says how to store its outcome; a failure is logged. */
export async function settleJob(needs: Needs, job: ClaimedJob, outcome: Promise<JobOutcome>): Promise<StoreOutcome> {
  const { log } = needs;
  try {
    return storeOf(needs, job, await outcome);
  } catch (error) {
    const { attempt } = job;
    log.error(isHopeless(job, error) ? "job-given-up" : "job-failed", error, { job: job.task.kind, attempt });
    return storeOfFailure(needs, job, error);
  }
}

function storeOf({ jobs, clock }: Needs, job: ClaimedJob, outcome: JobOutcome): StoreOutcome {
  switch (outcome.kind) {
    case "done":
      return () => jobs.finish(job, clock.now());
    case "again":
      return () => jobs.finish(job, clock.now(), outcome.at);
    case "retry":
      return () => jobs.postpone(job, outcome.at, outcome.why);
  }
}

function storeOfFailure({ jobs, clock }: Needs, job: ClaimedJob, error: unknown): StoreOutcome {
  if (isHopeless(job, error)) return () => jobs.bury(job, clock.now(), codeOf(error));
  const due = clock.later(Math.max(askedPause(error), backoff(job, clock)));
  const wait = remoteWait(error, clock);
  return () => jobs.postpone(job, due, codeOf(error), wait);
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
  return pauseAfterTry(attempt) * (0.5 + clock.random() / 2);
}

function codeOf(error: unknown): string {
  return isGuestlistError(error) ? error.code : "unexpected";
}
