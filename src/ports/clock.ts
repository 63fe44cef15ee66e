import type { Instant } from "../domain/ids.ts";

/** Time, ids and randomness; tests pass a fake. */
export interface Clock {
  now(): Instant;
  /** The moment so many milliseconds from now; negative ones lie in the past. */
  later(milliseconds: number): Instant;
  /** Milliseconds that have passed since that moment; negative if it lies ahead. */
  millisecondsSince(instant: Instant): number;
  /** A random UUID. */
  newId(): string;
  /** In [0, 1); for jitter only, never for secrets. */
  random(): number;
  /** Resolves after so many milliseconds, or rejects as soon as the signal is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
