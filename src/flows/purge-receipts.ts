import type { Ports } from "../ports/ports.ts";
import type { JobOutcome } from "./job-outcome.ts";

const hour = 3_600_000;

/** Forgets receipts after a day: by then no activity is delivered again. */
export async function purgeReceipts({ receipts, clock }: Pick<Ports, "receipts" | "clock">): Promise<JobOutcome> {
  await receipts.purge(clock.later(-24 * hour));
  return { kind: "again", at: clock.later(hour) };
}
