import type { Ports } from "../../ports/ports.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { rememberedForMs } from "./queue-announcements.ts";

const hourMs = 3_600_000;

type Needs = Pick<Ports, "receipts" | "limits" | "drafts" | "lateAnswers" | "announcements" | "posts" | "clock">;

/**
 * Deletes receipts, forms that waited for a sign-in, late answers, what people did lately and old POSTs after a day: by then Teams delivers no
 * activity again, nobody waits, and no limit looks back further. Deletes announcements when their acceptances are too old to be announced again.
 */
export async function purgeReceipts({ receipts, limits, drafts, lateAnswers, announcements, posts, clock }: Needs): Promise<JobOutcome> {
  const aDayAgo = clock.later(-24 * hourMs);
  await receipts.purge(aDayAgo);
  await limits.purge(aDayAgo);
  await drafts.purge(aDayAgo);
  await lateAnswers.purge(aDayAgo);
  await posts.purge(aDayAgo);
  await announcements.purge(clock.later(-rememberedForMs));
  return { kind: "again", at: clock.later(hourMs) };
}
