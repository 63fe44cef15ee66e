import type { JobTask } from "./domain/job.ts";
import type { JobOutcome } from "./flows/steps/job-outcome.ts";
import type { Clock } from "./ports/clock.ts";
import type { ClaimedJob, Jobs } from "./ports/jobs.ts";
import type { Log } from "./ports/log.ts";
import { isGuestlistError } from "./errors.ts";
import type { GuestlistError } from "./errors.ts";
import { settleJob } from "./settle-job.ts";
import type { StoreOutcome } from "./settle-job.ts";

const atOnce = 8;
/** These only read the directory or the store, and record what they read: when the process stops, they aren't waited for. */
const cutOffAtStop: ReadonlySet<JobTask["kind"]> = new Set([
  "follow-directory",
  "check-guests",
  "check-guest",
  "look",
  "follow-closely",
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
  /**
   * Stores the outcomes of jobs that ended while the store couldn't be used. Until then each job keeps its slot, so that it isn't run again.
   * @throws GuestlistError `store-unavailable` when the store still can't be used.
   */
  storeRest(): Promise<void>;
  /** Leaves such jobs to the next process. */
  dropRest(): void;
  /** Leaves the jobs that only read to the next start, and starts none any more. */
  cutOff(): void;
}

interface Slot {
  readonly job: ClaimedJob;
  /** Ends the job without its flow's outcome: it is due again at once, for the next process. */
  interrupt(): void;
  /** Present when the job has ended, but the store couldn't be used. */
  unstored?: StoreOutcome;
}

export function createJobSlots({ ended, run, ...needs }: JobSlotsOptions): JobSlots {
  const slots = new Set<Slot>();
  let isStopping = false;

  function occupy(job: ClaimedJob): void {
    const interruption = Promise.withResolvers<JobOutcome>();
    const slot: Slot = { job, interrupt: () => interruption.resolve({ kind: "retry", at: needs.clock.now(), why: "interrupted" }) };
    slots.add(slot);
    if (isStopping) slot.interrupt();
    const outcome = isStopping ? interruption.promise : Promise.race([run(job), interruption.promise]);
    void settle(slot, outcome);
  }

  async function settle(slot: Slot, outcome: Promise<JobOutcome>): Promise<void> {
    await storeEnd(slot, await settleJob(needs, slot.job, outcome));
  }

  /** Returns the failure when the store can't be used. After any other one the job is left to its lease. */
  async function storeEnd(slot: Slot, store: StoreOutcome): Promise<GuestlistError | undefined> {
    const [stored] = await Promise.allSettled([store()]);
    const failure: unknown = stored.status === "rejected" ? stored.reason : undefined;
    const isUnusable = isGuestlistError(failure, "store-unavailable");
    const isSaid = isUnusable && slot.unstored !== undefined;
    if (stored.status === "rejected" && !isSaid) needs.log.error("job-not-recorded", failure, { job: slot.job.task.kind });
    if (isUnusable) slot.unstored = store;
    else free(slot);
    return isUnusable ? failure : undefined;
  }

  function free(slot: Slot): void {
    slots.delete(slot);
    ended();
  }

  return {
    get free() {
      return atOnce - slots.size;
    },
    get held() {
      return [...slots].map(({ job }) => job);
    },
    occupy,
    async storeRest() {
      for (const slot of slots) {
        const failure = slot.unstored && (await storeEnd(slot, slot.unstored));
        if (failure) throw failure;
      }
    },
    dropRest() {
      for (const slot of slots) if (slot.unstored) slots.delete(slot);
    },
    cutOff() {
      isStopping = true;
      for (const { job, interrupt } of slots) if (cutOffAtStop.has(job.task.kind)) interrupt();
    },
  };
}
