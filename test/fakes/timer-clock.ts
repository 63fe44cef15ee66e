import { randomUUID } from "node:crypto";
import type { Instant } from "../../src/domain/ids.ts";
import type { Clock } from "../../src/ports/clock.ts";

/** A clock on the process's own Date and setTimeout: real time, or sinon's when a test has put its timers in. */
export function timerClock(random: () => number = Math.random): Clock {
  return {
    now: () => instant(Date.now()),
    later: (milliseconds) => instant(Date.now() + milliseconds),
    millisecondsSince: (earlier) => Date.now() - Date.parse(earlier),
    newId: randomUUID,
    random,
    wait: async (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          clearTimeout(running);
          const reason: unknown = signal?.reason;
          reject(reason instanceof Error ? reason : new Error(String(reason)));
        };
        const running = setTimeout(() => {
          signal?.removeEventListener("abort", stop);
          resolve();
        }, milliseconds);
        if (signal?.aborted) stop();
        else signal?.addEventListener("abort", stop, { once: true });
      }),
  };
}

function instant(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}
