import { isGuestlistError } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";
import type { GivenUp } from "./flows/following/give-up-looking.ts";
import type { LookedAfterRestore } from "./flows/following/look-after-restore.ts";
import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";
import type { Worker } from "./worker.ts";

const pauseMs = 5_000;
const mostFailures = 5;
/** These pass: until then, jobs wait. Another failure would come again and again. */
const passing: ReadonlySet<ErrorCode> = new Set(["directory-unavailable", "identity-unavailable", "throttled", "store-unavailable"]);

interface Options {
  readonly worker: Worker;
  readonly clock: Clock;
  readonly log: Log;
  /** Called at least every few seconds while the worker doesn't run yet: says that this process is alive. */
  everyRound?(): Promise<void>;
  look(stop: AbortSignal): Promise<LookedAfterRestore>;
  /** Lets the jobs run although nothing could be looked up. */
  giveUp(): Promise<GivenUp>;
}

/**
 * A worker that runs no job on a store that was restored from a backup until every open invitation was looked up: what the backup doesn't
 * know must not be posted, sent or deleted again. Of several instances, one looks, and the others wait for it.
 */
export function createRestoredWorker({ worker, clock, log, look, giveUp, everyRound = async () => undefined }: Options): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let starting: Promise<void> | undefined;
  let failures = 0;

  async function lookUntilDone(): Promise<void> {
    while (!signal.aborted && !(await aliveUntil(isDone))) await Promise.allSettled([clock.wait(pauseMs, signal)]);
    if (!signal.aborted) worker.start();
  }

  /** Others must know that this process is alive before it begins: they would take over from one that isn't. */
  async function aliveUntil<Result>(work: () => Promise<Result>): Promise<Result> {
    await Promise.allSettled([everyRound()]);
    const over = new AbortController();
    const ended = work().finally(() => over.abort("over")); // without a reason, an error with a stack would be made
    for (;;) {
      await Promise.allSettled([clock.wait(pauseMs, over.signal)]);
      if (over.signal.aborted) return ended;
      await Promise.allSettled([everyRound()]);
    }
  }

  async function isDone(): Promise<boolean> {
    try {
      const { kind } = failures >= mostFailures ? await giveUp() : await look(signal);
      return (kind === "not-permitted" ? await giveUp() : { kind }).kind !== "waits";
    } catch (error) {
      if (!isGuestlistError(error) || !passing.has(error.code)) failures += 1;
      log.error("restored-look-failed", error);
      return false;
    }
  }

  return {
    start: () => void (starting ??= lookUntilDone()),
    async stop() {
      stopping.abort();
      await starting;
      await worker.stop();
    },
  };
}
