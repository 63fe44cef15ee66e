import { rangeOf } from "../../domain/guest-lanes.ts";
import type { YoungLane } from "../../domain/guest-lanes.ts";
import { youngRhythm } from "../../domain/young-rhythm.ts";
import type { YoungRhythm } from "../../domain/young-rhythm.ts";
import type { Ports } from "../../ports/ports.ts";

/** How often the young guests are read by id, with as many as there are now. */
export async function hearingRhythm({ guests, clock }: Pick<Ports, "guests" | "clock">): Promise<YoungRhythm> {
  const now = clock.now();
  const count = async (lane: YoungLane) => guests.count(rangeOf(lane, now));
  const [hour, day, days, joined] = await Promise.all([count("hour"), count("day"), count("days"), count("joined")]);
  return youngRhythm({ hour, day, days, joined });
}
