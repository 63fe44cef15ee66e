import { millisecondsOf } from "./instant.ts";
import type { Instant } from "./ids.ts";

/** A bot beats every five seconds: after four beats that it missed, it counts as dead. */
const missedForMs = 20_000;

/** Whether a bot with this heartbeat runs. Clocks of two machines may differ a little, so a heartbeat may be ahead. */
export function isAlive({ seenAt }: { readonly seenAt: string }, now: Instant): boolean {
  return Math.abs(millisecondsOf(now) - millisecondsOf(seenAt as Instant)) <= missedForMs;
}
