import type { Instant } from "../../domain/ids.ts";
import type { NewJob } from "../../domain/job.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

/** When to read the directory's changes, in milliseconds after a notification: delta may show a change later than Graph notifies of it. */
const times = [0, 1_000, 2_000, 4_000, 15_000, 60_000];
/** All notifications within this time share one series. The looks of a series go on after it, so none of them is left without a look. */
const sharedForMs = 15_000;

/** Follows the directory closely because of a notification, unless another one has started that just now. */
export function closeFollowingJob(clock: Clock): NewJob {
  const since = clock.now();
  const key = `follow-closely:${Math.floor(Date.parse(since) / sharedForMs)}`;
  return { task: { kind: "follow-closely", since }, due: since, key, ifNew: true };
}

/** Brings the reading of the directory's changes forward, now and at each of the times. */
export async function followClosely({ jobs, clock }: Pick<Ports, "jobs" | "clock">, since: Instant): Promise<JobOutcome> {
  await jobs.enqueue({ task: { kind: "follow-directory" }, due: clock.now(), key: "follow-directory" });
  const passed = Math.abs(clock.millisecondsSince(since)); // the clock may have been set back: the series ends all the same
  const next = times.find((time) => time > passed);
  return next === undefined ? done : { kind: "again", at: clock.later(next - passed) };
}
