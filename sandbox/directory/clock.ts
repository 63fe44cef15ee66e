/** Directory time: moves state changes, delta-token age and mail dates; token times are always real. */
export interface DirectoryClock {
  now(): Date;
  /** Moves directory time forward. */
  advance(milliseconds: number): void;
  /** Calls the listener whenever the time was moved. */
  onMove(listener: () => void): void;
  /** Returns to real time. */
  reset(): void;
}

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
