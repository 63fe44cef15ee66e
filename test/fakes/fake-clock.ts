import type { Instant } from "../../src/domain/ids.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { id } from "../build/ids.ts";

interface Waiter {
  until: number;
  release(): void;
}

export interface FakeClockSettings {
  /** The time at the start. */
  readonly now?: string;
  /** The constant answer of `random`. */
  readonly random?: number;
}

/** Time that stands still until a test moves it. Ids are UUIDs that count up. */
export class FakeClock implements Clock {
  #now: number;
  #ids = 0;
  readonly #random: number;
  readonly #waiters = new Set<Waiter>();

  constructor({ now = "2026-11-20T10:00:00.000Z", random = 0.5 }: FakeClockSettings = {}) {
    this.#now = Date.parse(now);
    this.#random = random;
  }

  now(): Instant {
    return this.later(0);
  }

  later(milliseconds: number): Instant {
    return id(new Date(this.#now + milliseconds).toISOString());
  }

  millisecondsSince(instant: Instant): number {
    return this.#now - Date.parse(instant);
  }

  newId(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, "0")}`;
  }

  random(): number {
    return this.#random;
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (signal?.aborted) reject(signal.reason);
    const waiter = { until: this.#now + milliseconds, release: resolve };
    const abort = () => {
      this.#waiters.delete(waiter);
      reject(signal?.reason);
    };
    if (!signal?.aborted) this.#waiters.add(waiter);
    signal?.addEventListener("abort", abort, { once: true });
    return promise.finally(() => signal?.removeEventListener("abort", abort));
  }

  /** The wall clock is set to another time, forward or (negative) back. Waits go on for as long as they would have. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
    for (const waiter of this.#waiters) waiter.until += milliseconds;
  }

  /** The number of pending waits. */
  get waiting(): number {
    return this.#waiters.size;
  }

  /** Moves time on and ends the waits that are over by then, one after the other, including those that begin meanwhile. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#waiters.delete(next);
      this.#now = Math.max(this.#now, next.until);
      next.release();
      await settled();
    }
    this.#now = end;
  }

  #next(end: number): Waiter | undefined {
    const [first] = [...this.#waiters].filter(({ until }) => until <= end).toSorted((a, b) => a.until - b.until);
    return first;
  }
}

/** Lets everything run that only waits for promises. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
