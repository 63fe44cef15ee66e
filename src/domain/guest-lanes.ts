import type { Instant } from "./ids.ts";
import { instantOf, millisecondsOf, oneDay } from "./instant.ts";

const hour = oneDay / 24;
const minute = hour / 60;

/**
 * The guests who are read by id, by their age: how long ago they were invited (`hour`, `day`, `days`, `old`), or accepted (`joined`,
 * `settled`). Those who have accepted are read too, because only that shows a reset or a removal when the directory's changes don't.
 */
export const laneNames = ["hour", "day", "days", "joined", "old", "settled"] as const;
export type LaneName = (typeof laneNames)[number];

/** Guests of up to two days. */
export const youngLanes = ["hour", "day", "days", "joined"] as const satisfies readonly LaneName[];
export type YoungLane = (typeof youngLanes)[number];

interface Lane {
  readonly state: "invited" | "accepted";
  /** Milliseconds; absent: no matter how old. */
  readonly youngerThan?: number;
  readonly olderThan?: number;
  /** Each guest of the lane is read this often, if there aren't too many: milliseconds from the start of one round to the next. */
  readonly everyMs: number;
}

const twoDays = 2 * oneDay;

export const lanes: Readonly<Record<LaneName, Lane>> = {
  hour: { state: "invited", youngerThan: hour, everyMs: 5_000 },
  day: { state: "invited", youngerThan: oneDay, olderThan: hour, everyMs: 15_000 },
  days: { state: "invited", youngerThan: twoDays, olderThan: oneDay, everyMs: minute },
  joined: { state: "accepted", youngerThan: twoDays, everyMs: minute },
  old: { state: "invited", olderThan: twoDays, everyMs: 10 * minute },
  settled: { state: "accepted", olderThan: twoDays, everyMs: 10 * minute },
};

/** The guests of a lane at a moment, as the store selects them: `since` is at or after `from`, and before `until`. */
export interface LaneRange {
  readonly state: "invited" | "accepted";
  readonly from?: Instant;
  readonly until?: Instant;
}

export function rangeOf(name: LaneName, now: Instant): LaneRange {
  const { state, youngerThan, olderThan } = lanes[name];
  const ago = (age: number): Instant => instantOf(millisecondsOf(now) - age);
  return {
    state,
    ...(youngerThan !== undefined && { from: ago(youngerThan) }),
    ...(olderThan !== undefined && { until: ago(olderThan) }),
  };
}
