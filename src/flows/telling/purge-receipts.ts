import type { Ports } from "../../ports/ports.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { rememberedForMs } from "./queue-announcements.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Needs = Pick<Ports, "invitations" | "receipts" | "limits" | "drafts" | "lateAnswers" | "announcements" | "posts" | "clock">;

/**
 * Deletes receipts, forms that waited for a sign-in, late answers, what people did lately and old POSTs after a day: by then Teams delivers no
 * activity again, nobody waits, and no limit looks back further. Deletes the personal data of requests that were never sent after 30 days (only
 * earlier releases stored these), and announcements when their acceptances are too old to be announced again.
 */
export async function purgeReceipts({
  invitations,
  receipts,
  limits,
  drafts,
  lateAnswers,
  announcements,
  posts,
  clock,
}: Needs): Promise<JobOutcome> {
  const aDayAgo = clock.later(-dayMs);
  await receipts.purge(aDayAgo);
  await limits.purge(aDayAgo);
  await drafts.purge(aDayAgo);
  await lateAnswers.purge(aDayAgo);
  await posts.purge(aDayAgo);
  await invitations.blankUnsent(clock.later(-30 * dayMs), clock.now());
  await announcements.purge(clock.later(-rememberedForMs));
  return { kind: "again", at: clock.later(hourMs) };
}
