/** The operations that the connector counts (Microsoft: Rate limits of bots). */
export type Operation = "send" | "create" | "members" | "conversations";

interface Limit {
  readonly seconds: number;
  readonly count: number;
}

const windows = (counts: readonly [number, number, number, number]): readonly Limit[] =>
  [1, 2, 30, 3600].map((seconds, index) => ({ seconds, count: counts[index] ?? 0 }));

/** Per bot and per thread: a 1:1 chat, a group chat, or a channel (Microsoft: Rate limits of bots). */
const LIMITS: Readonly<Record<Operation, readonly Limit[]>> = {
  send: windows([7, 8, 60, 1800]),
  create: windows([7, 8, 60, 1800]),
  members: windows([14, 16, 120, 3600]),
  conversations: windows([14, 16, 120, 3600]),
};
/** T59: Per app and tenant. */
const GLOBAL: readonly Limit[] = [{ seconds: 1, count: 50 }];

/** Counts a bot's requests and says when there are too many. Refused requests don't count. */
export class RateLimits {
  readonly #now: () => number;
  readonly #times = new Map<string, number[]>();

  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  /** Counts a request. @returns the seconds to wait if it exceeds a limit, else null. */
  take(operation: Operation, thread: string): number | null {
    const [own, all] = [`${operation}/${thread}`, "global"];
    const wait = Math.max(this.#waitFor(own, LIMITS[operation]), this.#waitFor(all, GLOBAL));
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const key of [own, all]) this.#timesOf(key).push(this.#now());
    return null;
  }

  clear(): void {
    this.#times.clear();
  }

  #waitFor(key: string, limits: readonly Limit[]): number {
    const times = this.#timesOf(key);
    const longest = (limits.at(-1)?.seconds ?? 0) * 1000;
    while (times[0] !== undefined && times[0] <= this.#now() - longest) times.shift();
    return Math.max(...limits.map((limit) => this.#untilFree(times, limit)));
  }

  /** Milliseconds until the oldest of the last `count` requests leaves the window. */
  #untilFree(times: readonly number[], { seconds, count }: Limit): number {
    const oldest = times.at(-count);
    return oldest === undefined ? 0 : Math.max(0, oldest + seconds * 1000 - this.#now());
  }

  #timesOf(key: string): number[] {
    const times = this.#times.get(key) ?? [];
    this.#times.set(key, times);
    return times;
  }
}
