import type { Instant } from "./domain/ids.ts";
import { leaseMs, renewLeaseEveryMs } from "./domain/job-tries.ts";
import type { JobOutcome } from "./flows/steps/job-outcome.ts";
import { createJobSlots } from "./job-slots.ts";
import type { JobSlots } from "./job-slots.ts";
import type { Clock } from "./ports/clock.ts";
import type { ClaimedJob, Jobs } from "./ports/jobs.ts";
import type { Log } from "./ports/log.ts";

/** A due job is noticed after this time at the latest, even if no wake-up came. */
const pollMs = 500;
/** Smaller steps back of the clock are corrections: a job waits at most that much longer. */
const clockStepMs = 2_000;
/** While the store can't be used, the log says so again after this time. */
const repeatAfterMs = 60_000;

export interface WorkerOptions {
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly log: Log;
  run(job: ClaimedJob): Promise<JobOutcome>;
  /** Called in each round, also while the worker stops. */
  everyRound?(): Promise<void>;
}

/** Runs due jobs. */
export interface Worker {
  start(): void;
  /** Claims no new jobs, finishes those that run, and leaves those that only read to the next start. */
  stop(): Promise<void>;
}

export function createWorker({ jobs, clock, log, run, everyRound = async () => undefined }: WorkerOptions): Worker {
  const stopping = new AbortController();
  let woken = new AbortController();
  let loop: Promise<void> | undefined;
  const wake = () => woken.abort("woken"); // without a reason, an error with a stack would be made
  const slots = createJobSlots({ jobs, clock, log, run, ended });
  const keepLeases = leaseKeeper(jobs, clock, slots);
  const steppedBack = clockWatch(clock);
  const trouble = storeTrouble(clock, log);
  const due = dueJobs({ jobs, clock, slots, claimed: trouble.over });
  let needsRecovery = true;

  /** The store itself wakes the worker when the end of a job makes others due. */
  function ended(): void {
    if (due.areLeft || stopping.signal.aborted) wake();
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted || slots.held.length > 0) {
      woken = new AbortController();
      if (!(await round())) await pause(clock, woken.signal);
    }
  }

  /** Returns whether more can be claimed at once. If the store can't be used, the next round tries again. */
  async function round(): Promise<boolean> {
    if (steppedBack()) needsRecovery = true;
    try {
      await keepLeases();
      await slots.storeRest();
      await everyRound().then(keepLeases); // it may have taken long
      return stopping.signal.aborted ? false : await startDue();
    } catch (error) {
      trouble.met(error);
      return false;
    } finally {
      if (stopping.signal.aborted) slots.dropRest();
    }
  }

  async function startDue(): Promise<boolean> {
    if (needsRecovery) await jobs.recover(clock.now());
    needsRecovery = false;
    return due.start();
  }

  const stopListening = jobs.onWake(wake);
  return {
    start() {
      loop ??= work();
    },
    async stop() {
      stopListening();
      stopping.abort();
      slots.cutOff();
      wake();
      await loop;
    },
  };
}

async function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  await Promise.allSettled([clock.wait(pollMs, signal)]); // an abort means: go on at once
}

interface DueNeeds extends Pick<WorkerOptions, "jobs" | "clock"> {
  readonly slots: JobSlots;
  /** Called whenever the store has answered. */
  claimed(): void;
}

function dueJobs({ jobs, clock, slots, claimed }: DueNeeds) {
  let areLeft = false;
  return {
    /** Whether more jobs may be due than there were free slots. */
    get areLeft() {
      return areLeft;
    },
    /** Claims due jobs for the free slots. Returns whether more can be claimed at once: slots may have become free meanwhile. */
    async start(): Promise<boolean> {
      const { free } = slots;
      areLeft = free === 0;
      if (areLeft) return false;
      const leased = await jobs.claim(clock.now(), clock.later(leaseMs), free);
      claimed();
      for (const job of leased) slots.occupy(job);
      areLeft = leased.length === free;
      return areLeft && slots.free > 0;
    },
  };
}

/** Renews the leases of the jobs that run, now and then and after each step of the clock: none of them may look expired to a claim. */
function leaseKeeper(jobs: Jobs, clock: Clock, slots: JobSlots): () => Promise<void> {
  let renewed = clock.now();
  return async () => {
    const age = clock.millisecondsSince(renewed);
    if (age >= 0 && age < renewLeaseEveryMs) return;
    if (slots.held.length > 0) await jobs.renew(slots.held, clock.later(leaseMs));
    renewed = clock.now();
  };
}

/** Tells at each call whether the clock went back since the last one. */
function clockWatch(clock: Clock): () => boolean {
  let seen = clock.now();
  return () => {
    const isBack = clock.millisecondsSince(seen) < -clockStepMs;
    seen = clock.now();
    return isBack;
  };
}

/** Says that the store can't be used: at once, again each minute, and when it is over. */
function storeTrouble(clock: Clock, log: Log) {
  let saidAt: Instant | undefined;
  return {
    met(error: unknown): void {
      if (saidAt !== undefined && Math.abs(clock.millisecondsSince(saidAt)) < repeatAfterMs) return;
      saidAt = clock.now();
      log.error("jobs-not-claimed", error);
    },
    over(): void {
      if (saidAt !== undefined) log.info("jobs-claimed-again");
      saidAt = undefined;
    },
  };
}
