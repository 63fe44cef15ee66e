import type { DirectoryClock } from "./tenant.ts";

/** Directory time: the time of `source` (milliseconds since 1970) plus what `advance` added. */
export function createClock(source: () => number = Date.now): DirectoryClock {
  let ahead = 0;
  return {
    now: () => new Date(source() + ahead),
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    reset: () => {
      ahead = 0;
    },
  };
}
