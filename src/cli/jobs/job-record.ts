import { isDead } from "../../domain/job-tries.ts";
import type { JobTask } from "../../domain/job.ts";
import type { Instant } from "../../domain/ids.ts";
import type { JobRecord } from "../../ports/jobs.ts";
import type { Value } from "../output/printed.ts";

/** The fields of a job, in their order. Scripts rely on the names. */
export const jobFields = [
  "id",
  "kind",
  "status",
  "due",
  "attempts",
  "error",
  "waitsFor",
  "notBefore",
  "leasedUntil",
  "isStanding",
  "invitation",
  "guest",
  "conversation",
  "person",
] as const;

/** What fits into a table. */
export const jobsInTable = ["id", "kind", "status", "due", "attempts", "error", "waitsFor"] as const;

export type ShownJob = Readonly<Record<(typeof jobFields)[number], Value>>;

/** The jobs that always exist: each queues itself again when it is done. */
const standing: ReadonlySet<JobTask["kind"]> = new Set([
  "follow-directory",
  "check-guests",
  "purge-receipts",
  "watch-gate",
  "keep-subscription",
]);

/** Who doesn't answer, by the code of the failure. */
const remotes: Readonly<Record<string, string>> = {
  "teams-unavailable": "Teams",
  "directory-unavailable": "Microsoft Graph",
  "identity-unavailable": "Microsoft Entra",
  throttled: "Microsoft's limits",
};

/** A job that this version can't read has the kind null; a dead one is never due. */
export function jobRecord(job: JobRecord, now: Instant): ShownJob {
  const { id, task, due, attempts, error, notBefore, leasedUntil } = job;
  return {
    id,
    kind: task?.kind ?? null,
    status: statusOf(job, now),
    due: isDead(job) ? null : due,
    attempts,
    error: error ?? null,
    waitsFor: notBefore === undefined || error === undefined ? null : (remotes[error] ?? error),
    notBefore: notBefore ?? null,
    leasedUntil: leasedUntil ?? null,
    isStanding: isStanding(job),
    ...subjectOf(task),
  };
}

export function isStanding({ task }: Pick<JobRecord, "task">): boolean {
  return task !== undefined && standing.has(task.kind);
}

/** Whether its last try has failed; one that can't be read, too. */
export function hasFailed({ task, error }: JobRecord): boolean {
  return task === undefined || error !== undefined;
}

function statusOf({ task, due, leasedUntil }: JobRecord, now: Instant): "running" | "dead" | "unreadable" | "due" | "waiting" {
  if (leasedUntil !== undefined && leasedUntil > now) return "running";
  if (isDead({ due })) return "dead";
  if (task === undefined) return "unreadable";
  return due <= now ? "due" : "waiting";
}

/** Ids only. */
function subjectOf(task: JobTask | undefined) {
  const of = (name: string): Value => {
    const value: unknown = task && Object.entries(task).find(([key]) => key === name)?.[1];
    return typeof value === "string" ? value : null;
  };
  return { invitation: of("invitation"), guest: of("guest"), conversation: of("conversation"), person: of("to") ?? of("by") };
}
