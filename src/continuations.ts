import { inTime } from "./flows/steps/in-time.ts";
import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";

/** If this much work runs already, a turn waits for its own work instead. */
const mostRunning = 100;

/** The work that outlives its turn, limited in amount. It uses ports only: by then the TurnContext can't be used. */
export interface Continuations {
  /** The work's result, or "late" when it isn't known after this time. */
  within<T>(work: Promise<T>, milliseconds: number): Promise<T | "late">;
  /** Lets work go on after its turn. A failure is logged. */
  carryOn(work: Promise<void>): void;
  /** Resolves when all work that was carried on has ended. */
  settle(): Promise<void>;
}

export function createContinuations({ clock, log }: { readonly clock: Clock; readonly log: Log }): Continuations {
  const running = new Set<Promise<void>>();

  async function finish(work: Promise<void>): Promise<void> {
    const [outcome] = await Promise.allSettled([work]);
    if (outcome.status === "rejected") log.error("continuation-failed", outcome.reason);
  }

  return {
    async within(work, milliseconds) {
      if (running.size >= mostRunning) return work;
      return inTime(clock, work, milliseconds);
    },
    carryOn(work) {
      const end = finish(work).finally(() => running.delete(end));
      running.add(end);
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
