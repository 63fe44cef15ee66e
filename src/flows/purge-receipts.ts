import type { Ports } from "../ports/ports.ts";
import type { JobOutcome } from "./job-outcome.ts";

const hour = 3_600_000;

/** Forgets receipts and forms that waited for a sign-in after a day: by then no activity is delivered again, and nobody waits. */
export async function purgeReceipts({ receipts, drafts, clock }: Pick<Ports, "receipts" | "drafts" | "clock">): Promise<JobOutcome> {
  const aDayAgo = clock.later(-24 * hour);
  await receipts.purge(aDayAgo);
  await drafts.purge(aDayAgo);
  return { kind: "again", at: clock.later(hour) };
}
