import type { Clock } from "../../../ports/clock.ts";
import { isBusy } from "./sqlite-failure.ts";

const ATTEMPTS = 5;
/** Milliseconds; each pause is between this and twice as long. */
const PAUSE = 50;

/**
 * Repeats, a limited number of times, a statement that failed because another connection holds the lock. SQLite's own time-out blocks the
 * event loop, so it is short, and the pauses between the attempts are asynchronous.
 */
export async function retryWhileBusy<Result>(clock: Clock, action: () => Result | Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (!isBusy(error) || attempt === ATTEMPTS) throw error;
      await clock.wait(PAUSE * (1 + clock.random()));
    }
  }
}
