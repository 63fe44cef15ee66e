import type { Instant } from "../domain/ids.ts";
import type { Ports } from "../ports/ports.ts";
import type { JobOutcome } from "./steps/job-outcome.ts";
import { rememberedForMs } from "./telling/queue-announcements.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Needs = StopNeeds &
  Pick<Ports, "pauses" | "jobRecords" | "invitations" | "receipts" | "limits" | "drafts" | "lateAnswers" | "announcements">;
type StopNeeds = Pick<Ports, "posts" | "stopCards" | "clock">;

/**
 * Deletes receipts, forms that waited for a sign-in, late answers, what people did lately, old POSTs and pauses after a day: by then Teams delivers no
 * activity again, nobody waits, and no limit looks back further. Deletes who was told about a stop a day after its end. Deletes the personal
 * data of requests that were never sent after 30 days (earlier releases stored these; others waited for their time and were given up), jobs that were given up
 * as long ago, and announcements when their acceptances are too old to be announced again.
 */
export async function purgeReceipts(ports: Needs): Promise<JobOutcome> {
  const { invitations, receipts, limits, drafts, lateAnswers, announcements, pauses, jobRecords, posts, clock } = ports;
  const aDayAgo = clock.later(-dayMs);
  await receipts.purge(aDayAgo);
  await limits.purge(aDayAgo);
  await drafts.purge(aDayAgo);
  await lateAnswers.purge(aDayAgo);
  await posts.purge(aDayAgo);
  await pauses.purge(aDayAgo);
  await purgeStopCards(ports, aDayAgo);
  await jobRecords.purgeDead(clock.later(-30 * dayMs));
  await invitations.blankUnsent(clock.later(-30 * dayMs), clock.now());
  await announcements.purge(clock.later(-rememberedForMs));
  return { kind: "again", at: clock.later(hourMs) };
}

/** A day after the end of a stop: until then everything goes out at half the pace, and it is tried to tell administrators that it is over. */
async function purgeStopCards({ posts, stopCards, clock }: StopNeeds, aDayAgo: Instant): Promise<void> {
  const { gate } = await posts.read();
  const isLongOver = gate.kind === "open" && (gate.halfUntil === undefined || gate.halfUntil <= clock.now());
  if (isLongOver) await stopCards.purge(aDayAgo);
}
