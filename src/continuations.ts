import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";

/**
 * How long a person waits for a button before the answer is "working on it". Teams gives up after 10 to 15 s (seen: msteams-docs #6461).
 */
const answerWithinMs = 2_500;
/** If this many flows run already, a turn waits for its own work instead. */
const mostRunning = 100;

/** The flows that outlive their turn, limited in number. They use ports only: by then the TurnContext can't be used. */
export interface Continuations {
  /** The work's result, or "late". If the work was late, `afterwards` runs once when it has ended, even if it failed. */
  within<T>(work: Promise<T>, afterwards: () => Promise<void>): Promise<T | "late">;
  /** Resolves when all late work has ended. */
  settle(): Promise<void>;
}

export function createContinuations({ clock, log }: { readonly clock: Clock; readonly log: Log }): Continuations {
  const running = new Set<Promise<void>>();

  function carryOn(work: Promise<unknown>, afterwards: () => Promise<void>): void {
    const end = finish(work, afterwards).finally(() => running.delete(end));
    running.add(end);
  }

  async function finish(work: Promise<unknown>, afterwards: () => Promise<void>): Promise<void> {
    const [outcome] = await Promise.allSettled([work]);
    if (outcome.status === "rejected") log.error("continuation-failed", outcome.reason);
    const [after] = await Promise.allSettled([afterwards()]);
    if (after.status === "rejected") log.error("continuation-failed", after.reason);
  }

  return {
    async within(work, afterwards) {
      if (running.size >= mostRunning) return work;
      const timer = new AbortController();
      const result = await Promise.race([work, lateAfter(clock, timer.signal)]).finally(() => timer.abort());
      if (result === "late") carryOn(work, afterwards);
      return result;
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function lateAfter(clock: Clock, signal: AbortSignal): Promise<"late"> {
  const [waited] = await Promise.allSettled([clock.wait(answerWithinMs, signal)]);
  // once the work has won, this promise doesn't matter: it resolves, so that no rejection is left unhandled
  void waited;
  return "late";
}
