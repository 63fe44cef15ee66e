import { randomUUID } from "node:crypto";
import type { Instant } from "./domain/ids.ts";
import type { Clock } from "./ports/clock.ts";

/** Real time and randomness. */
export const systemClock: Clock = {
  now: () => instant(Date.now()),
  later: (milliseconds) => instant(Date.now() + milliseconds),
  millisecondsSince: (moment) => Date.now() - Date.parse(moment),
  newId: () => randomUUID(),
  random: () => Math.random(),
  wait,
};

function instant(epoch: number): Instant {
  return new Date(epoch).toISOString() as Instant;
}

/** Most waits are time-outs that end early. With `timers/promises` each of them would make an error with a stack, which costs more than the wait. */
function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  if (signal?.aborted) {
    reject(signal.reason);
    return promise;
  }
  const stop = (): void => {
    clearTimeout(timer);
    reject(signal?.reason);
  };
  const timer = setTimeout(() => {
    signal?.removeEventListener("abort", stop);
    resolve();
  }, milliseconds);
  signal?.addEventListener("abort", stop, { once: true });
  return promise;
}
