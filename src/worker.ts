import { isGuestlistError } from "./errors.ts";
import type { JobOutcome } from "./flows/steps/job-outcome.ts";
import type { Clock } from "./ports/clock.ts";
import type { ClaimedJob, Jobs } from "./ports/jobs.ts";
import type { Log } from "./ports/log.ts";

/** How long a claim holds. It must be longer than the slowest job, or another worker takes the job over. */
const leaseMs = 120_000;
const atOnce = 8;
/** A due job is noticed after this time at the latest, even if no wake-up came. */
const pollMs = 500;
/** Backoff between attempts: doubled each time, up to five minutes. */
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;
const mostTriesWhenRefused = 5;

export interface WorkerOptions {
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  run(job: ClaimedJob): Promise<JobOutcome>;
}

/** Runs due jobs. */
export interface Worker {
  start(): void;
  /** Finishes the running jobs and claims no new ones. */
  stop(): Promise<void>;
}

export function createWorker(options: WorkerOptions): Worker {
  const { jobs, clock, log } = options;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let woken = new AbortController();
  let loop: Promise<void> | undefined;

  /** Each job has its own slot, so that a slow job doesn't delay the others. */
  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      woken = new AbortController();
      if ((await startDue()) === 0) await pause(clock, AbortSignal.any([stopping.signal, woken.signal]));
    }
    await Promise.all(running);
  }

  /** Claims due jobs for the free slots. If the store can't be reached, the next round tries again. */
  async function startDue(): Promise<number> {
    const free = atOnce - running.size;
    if (free === 0) return 0;
    try {
      const claimed = await jobs.claim(clock.now(), clock.later(leaseMs), free);
      for (const job of claimed) occupy(job);
      return claimed.length;
    } catch (error) {
      log.error("jobs-not-claimed", error);
      return 0;
    }
  }

  function occupy(job: ClaimedJob): void {
    const place = settle(options, job).finally(() => {
      running.delete(place);
      woken.abort();
    });
    running.add(place);
  }

  const stopListening = jobs.onWake(() => woken.abort());
  return {
    start() {
      loop ??= work();
    },
    async stop() {
      stopListening();
      stopping.abort();
      await loop;
    },
  };
}

/** Runs one job and records the outcome. If that can't be recorded, the job is claimed again when its lease has run out. */
async function settle(options: WorkerOptions, job: ClaimedJob): Promise<void> {
  const { log, run } = options;
  try {
    await record(options, job, await run(job));
  } catch (error) {
    const { attempt } = job;
    log.error(isHopeless(job, error) ? "job-given-up" : "job-failed", error, { job: job.task.kind, attempt });
    const recorded = recordFailure(options, job, error);
    await recorded.catch((failure: unknown) => log.error("job-not-recorded", failure, { job: job.task.kind }));
  }
}

function recordFailure({ jobs, clock }: WorkerOptions, job: ClaimedJob, error: unknown): Promise<void> {
  if (isHopeless(job, error)) return jobs.finish(job, clock.now());
  return jobs.postpone(job, clock.later(pauseAfter(job, error, clock)), codeOf(error));
}

/** Teams never accepts a request that it calls wrong in itself (400, 413). A few tries, in case the error was Teams' own. */
function isHopeless({ attempt }: ClaimedJob, error: unknown): boolean {
  return isGuestlistError(error, "teams-refused") && attempt >= mostTriesWhenRefused;
}

async function record({ jobs, clock }: WorkerOptions, job: ClaimedJob, outcome: JobOutcome): Promise<void> {
  switch (outcome.kind) {
    case "done":
      return jobs.finish(job, clock.now());
    case "again":
      return jobs.finish(job, clock.now(), outcome.at);
    case "retry":
      return jobs.postpone(job, outcome.at, outcome.why);
  }
}

async function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  await Promise.allSettled([clock.wait(pollMs, signal)]); // an abort means: go on at once
}

function pauseAfter({ attempt }: ClaimedJob, error: unknown, clock: Clock): number {
  const asked = isGuestlistError(error) && error.retryAfter !== undefined ? error.retryAfter * 1_000 : 0;
  const backoff = Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs) * (0.5 + clock.random() / 2);
  return Math.max(asked, backoff);
}

function codeOf(error: unknown): string {
  return isGuestlistError(error) ? error.code : "unexpected";
}
