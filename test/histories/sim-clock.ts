import type { Random } from "../../scripts/chaos/random.ts";
import type { Instant } from "../../src/domain/ids.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { id } from "../build/ids.ts";

/** What time does to a process: after its death no wait of it ends, and while it is frozen none does. */
export interface Life {
  isDead: boolean;
  frozenUntil: number;
}

interface Waiter {
  readonly until: number;
  readonly life: Life;
  readonly isPoll: boolean;
  release(): void;
}

/** The worker's pause between two looks for due jobs (`src/worker.ts`); nothing else waits so long and can be aborted. */
const pollMs = 500;

export const immortal: Life = { isDead: false, frozenUntil: 0 };

/**
 * Time that goes from one wait to the next. Of several waits that end at the same moment, any can be the first. The polls of idle workers are
 * left out while no job can be claimed: they would find nothing.
 */
export class SimClock implements Clock {
  /** When the next job can be claimed, or 0 if a worker must look at each poll. */
  claimableAt: () => number = () => 0;
  #now = Date.parse("2026-11-20T10:00:00.000Z");
  #ids = 0;
  readonly #start = this.#now;
  readonly #random: Random;
  readonly #waiters = new Set<Waiter>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Milliseconds since the history began. */
  get elapsed(): number {
    return this.#now - this.#start;
  }

  get milliseconds(): number {
    return this.#now;
  }

  now(): Instant {
    return this.later(0);
  }

  later(milliseconds: number): Instant {
    return id(new Date(this.#now + Math.round(milliseconds)).toISOString());
  }

  millisecondsSince(instant: Instant): number {
    return this.#now - Date.parse(instant);
  }

  newId(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, "0")}`;
  }

  random(): number {
    return this.#random();
  }

  async wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return this.#wait(immortal, milliseconds, signal);
  }

  /** The same time, for one process. */
  of(life: Life): Clock {
    return {
      now: () => this.now(),
      later: (milliseconds) => this.later(milliseconds),
      millisecondsSince: (instant) => this.millisecondsSince(instant),
      newId: () => this.newId(),
      random: () => this.random(),
      wait: async (milliseconds, signal) => this.#wait(life, milliseconds, signal),
    };
  }

  /** Ends the waits of the next milliseconds, those that begin meanwhile too. */
  async run(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#waiters.delete(next.waiter);
      this.#now = Math.max(this.#now, next.until);
      next.waiter.release();
      await settled();
    }
    this.#now = end;
  }

  async #wait(life: Life, milliseconds: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const isPoll = milliseconds === pollMs && signal !== undefined;
    const waiter: Waiter = { until: this.#now + Math.round(milliseconds), life, isPoll, release: resolve };
    const abort = () => {
      this.#waiters.delete(waiter);
      if (!life.isDead) reject(signal?.reason);
    };
    if (signal?.aborted) reject(signal.reason);
    else this.#waiters.add(waiter);
    signal?.addEventListener("abort", abort, { once: true });
    return promise;
  }

  #next(end: number): { readonly waiter: Waiter; readonly until: number } | undefined {
    const claimable = this.claimableAt();
    let first: { waiter: Waiter; until: number } | undefined;
    let same = 1;
    for (const waiter of this.#waiters) {
      if (waiter.life.isDead) {
        this.#waiters.delete(waiter);
        continue;
      }
      const until = endOf(waiter, claimable);
      if (until > end || (first && until > first.until)) continue;
      same = first?.until === until ? same + 1 : 1;
      if (same === 1 || this.#random() * same < 1) first = { waiter, until };
    }
    return first;
  }
}

function endOf({ until, life, isPoll }: Waiter, claimable: number): number {
  const polled = isPoll && claimable > until ? until + Math.ceil((claimable - until) / pollMs) * pollMs : until;
  return Math.max(polled, life.frozenUntil);
}

/** Lets everything run that only waits for promises. */
async function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
