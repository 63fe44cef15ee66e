import type { DirectoryClock } from "../tenant/tenant.ts";

/** Directory time: the time of `source` (milliseconds since 1970) plus what `advance` added. */
export function createClock(source: () => number = Date.now): DirectoryClock {
  let ahead = 0;
  const listeners: (() => void)[] = [];
  const moveTo = (milliseconds: number): void => {
    ahead = milliseconds;
    for (const listener of listeners) listener();
  };
  return {
    now: () => new Date(source() + ahead),
    advance: (milliseconds) => moveTo(ahead + milliseconds),
    onMove: (listener) => void listeners.push(listener),
    reset: () => moveTo(0),
  };
}
