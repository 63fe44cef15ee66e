import { acceptancePaths } from "../domain/invitation.ts";
import type { MetricDefinition } from "../ports/log.ts";

export const jobStates = ["running", "due", "waiting", "dead"] as const;

const way = { name: "way", values: acceptancePaths };

/** All metrics by their names. docs/monitoring.md explains each (tested). */
export const metrics = {
  guestlist_database_readable: {
    kind: "gauge",
    help: "1 while the database can be read; with 0, the numbers that come from it are missing.",
  },
  guestlist_instances: {
    kind: "gauge",
    help: "Instances of the bot that were seen in the last 20 seconds.",
  },
  guestlist_jobs: {
    kind: "gauge",
    help: "Jobs by what becomes of them now.",
    label: { name: "state", values: jobStates },
  },
  guestlist_oldest_due_job_seconds: {
    kind: "gauge",
    help: "How long the oldest due job waits; 0 if none does.",
  },
  guestlist_acceptances_heard_total: {
    kind: "counter",
    help: "Acceptances that any instance has heard of since this one started, by the way in which it heard.",
    label: way,
  },
  guestlist_acceptance_lag_seconds: {
    kind: "histogram",
    help: "From the acceptance, as the directory dates it, until any instance heard of it.",
    label: way,
    buckets: [1, 2, 5, 10, 30, 60, 300, 3_600, 86_400],
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof metrics;
