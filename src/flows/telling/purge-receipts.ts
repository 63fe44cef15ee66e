import type { Ports } from "../../ports/ports.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { rememberedForMs } from "./queue-announcements.ts";

const hourMs = 3_600_000;

type Needs = Pick<Ports, "receipts" | "drafts" | "announcements" | "clock">;

/**
 * Forgets receipts and forms that waited for a sign-in after a day: by then no activity is delivered again, and nobody
 * waits. And what was announced, once it is too old to be taken for news.
 */
export async function purgeReceipts({ receipts, drafts, announcements, clock }: Needs): Promise<JobOutcome> {
  const aDayAgo = clock.later(-24 * hourMs);
  await receipts.purge(aDayAgo);
  await drafts.purge(aDayAgo);
  await announcements.purge(clock.later(-rememberedForMs));
  return { kind: "again", at: clock.later(hourMs) };
}
