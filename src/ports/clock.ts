import type { Instant } from "../domain/ids.ts";

/** Time, ids and randomness; tests pass a fake. */
export interface Clock {
  now(): Instant;
  /** The moment this many milliseconds from now; negative numbers give the past. */
  later(milliseconds: number): Instant;
  /** Milliseconds since that moment; negative if it is in the future. */
  millisecondsSince(instant: Instant): number;
  /** A random UUID. */
  newId(): string;
  /** In [0, 1); for jitter only, never for secrets. */
  random(): number;
  /** Resolves after this many milliseconds, or rejects with the signal's reason as soon as it is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
