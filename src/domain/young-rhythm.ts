import { lanes, youngLanes } from "./guest-lanes.ts";
import type { YoungLane } from "./guest-lanes.ts";

/** The most ids in one `$batch` (https://learn.microsoft.com/graph/json-batching). */
export const batchSize = 20;
/** Not more than one batch of young guests in this time: 720 an hour, for all instances together. */
export const youngBatchMs = 5_000;
/** Not more than one batch of the sweep over old guests in this time: 220 an hour. */
export const sweepBatchMs = 16_364;

/**
 * Places in each batch of the sweep that are kept for young guests while the batches of the young are full of newer ones: so that none of them
 * is never read. The other places are for old guests.
 */
export const lentPlaces: Readonly<Record<YoungLane, number>> = { hour: 0, day: 4, days: 3, joined: 3 };

/** How many young guests there are of each age. */
export type YoungCounts = Readonly<Record<YoungLane, number>>;

/** How often each of them is read: the mean time from one read to the next, in milliseconds. */
export type YoungRhythm = Readonly<Record<YoungLane, number>>;

/**
 * How often the young are read by id. The newest come first: up to 20 guests of the last hour have their five seconds, whatever else there is.
 * What they leave of the 720 batches an hour is for the older of the young; when that isn't enough, these get their places in the sweep.
 */
export function youngRhythm(counts: YoungCounts): YoungRhythm {
  let places = batchSize;
  const everyMs = (lane: YoungLane): number => {
    const usual = lanes[lane].everyMs;
    const wanted = (counts[lane] * youngBatchMs) / usual;
    const given = Math.min(wanted, places);
    places -= given;
    if (given === wanted) return usual;
    const lent = (lentPlaces[lane] * youngBatchMs) / sweepBatchMs;
    return Math.max(usual, (counts[lane] * youngBatchMs) / (given + lent));
  };
  const [hour, day, days, joined] = youngLanes.map(everyMs) as [number, number, number, number];
  return { hour, day, days, joined };
}

/** Whether there are so many that they are read less often than they should. */
export function isStretched(rhythm: YoungRhythm): boolean {
  return youngLanes.some((lane) => rhythm[lane] > lanes[lane].everyMs);
}
