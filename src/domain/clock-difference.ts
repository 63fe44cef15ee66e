import { leaseMs, renewLeaseEveryMs } from "./job-tries.ts";

/**
 * Several instances compare the times that others have stored with their own clocks. A difference of the clocks below this does no harm; more
 * is to be mended.
 */
export const toleratedDifferenceMs = 5_000;

/**
 * A lease that was renewed on time holds for at least this long: with a greater difference, two instances do the same job. A renewal may be a
 * second late.
 */
export const harmfulDifferenceMs = leaseMs - renewLeaseEveryMs - 1_000;
