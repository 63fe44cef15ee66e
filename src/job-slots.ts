import type { JobTask } from "./domain/job.ts";
import type { JobOutcome } from "./flows/steps/job-outcome.ts";
import type { Clock } from "./ports/clock.ts";
import type { ClaimedJob, Jobs } from "./ports/jobs.ts";
import type { Log } from "./ports/log.ts";
import { settleJob } from "./settle-job.ts";

const atOnce = 8;
/** These only read the directory or the store, and record what they read: when the process stops, they aren't waited for. */
const cutOffAtStop: ReadonlySet<JobTask["kind"]> = new Set([
  "follow-directory",
  "check-guests",
  "purge-receipts",
  "record-acceptance",
  "record-removal",
  "record-reset",
  "record-restoration",
]);

export interface JobSlotsOptions {
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  run(job: ClaimedJob): Promise<JobOutcome>;
  /** Called whenever a job has ended and its outcome is recorded. */
  ended(): void;
}

/** The jobs that run at the same time. Each has its own slot, so that a slow job doesn't delay the others. */
export interface JobSlots {
  readonly free: number;
  readonly held: readonly ClaimedJob[];
  occupy(job: ClaimedJob): void;
  /** Leaves the jobs that only read to the next start, and starts none any more. */
  cutOff(): void;
}

interface Slot {
  readonly job: ClaimedJob;
  /** Ends the job without its flow's outcome: it is due again at once, for the next process. */
  interrupt(): void;
}

export function createJobSlots({ ended, run, ...needs }: JobSlotsOptions): JobSlots {
  const slots = new Set<Slot>();
  let isStopping = false;

  function occupy(job: ClaimedJob): void {
    const interruption = Promise.withResolvers<JobOutcome>();
    const slot = { job, interrupt: () => interruption.resolve({ kind: "retry", at: needs.clock.now(), why: "interrupted" }) };
    slots.add(slot);
    if (isStopping) slot.interrupt();
    const outcome = isStopping ? interruption.promise : Promise.race([run(job), interruption.promise]);
    void settleJob(needs, job, outcome).finally(() => {
      slots.delete(slot);
      ended();
    });
  }

  return {
    get free() {
      return atOnce - slots.size;
    },
    get held() {
      return [...slots].map(({ job }) => job);
    },
    occupy,
    cutOff() {
      isStopping = true;
      for (const { job, interrupt } of slots) if (cutOffAtStop.has(job.task.kind)) interrupt();
    },
  };
}
