import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Instant } from "./domain/ids.ts";
import type { Clock } from "./ports/clock.ts";

/** Real time and randomness. */
export const systemClock: Clock = {
  now: () => instant(Date.now()),
  later: (milliseconds) => instant(Date.now() + milliseconds),
  millisecondsSince: (moment) => Date.now() - Date.parse(moment),
  newId: () => randomUUID(),
  random: () => Math.random(),
  wait: async (milliseconds, signal) => setTimeout(milliseconds, undefined, { ...(signal && { signal }) }),
};

function instant(epoch: number): Instant {
  return new Date(epoch).toISOString() as Instant;
}
