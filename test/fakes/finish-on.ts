import type { FakeClock } from "./fake-clock.ts";

/** Real milliseconds; less than a test may take. */
const longest = 8_000;
const mostSteps = 500;

/**
 * Lets the fake time pass until a call is over. If nothing waits for the clock, real work is going on (signatures are checked
 * in other threads): then it only yields, so that a slow machine changes nothing.
 */
export function finishOn(clock: FakeClock) {
  return async <T>(running: Promise<T>): Promise<T> => {
    const state = { over: false };
    const end = (): unknown => Object.assign(state, { over: true });
    running.then(end, end);
    const giveUpAt = performance.now() + longest;
    for (let steps = 0; !state.over && steps < mostSteps && performance.now() < giveUpAt; steps += clock.waiting > 0 ? 1 : 0) {
      await clock.advance(clock.waiting > 0 ? 1_000 : 0);
    }
    return running;
  };
}
