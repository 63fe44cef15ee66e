import type { Instant } from "../../src/domain/ids.ts";
import { isDead } from "../../src/domain/job-tries.ts";
import type { JobRecord, JobRecords } from "../../src/ports/jobs.ts";
import type { MemoryJob, MemoryTables } from "./memory-tables.ts";

const position = ({ due, id }: Pick<JobRecord, "due" | "id">) => `${due} ${String(id).padStart(9, "0")}`;

function asRecord({ id, task, due, attempts, error, notBefore, lease }: MemoryJob): JobRecord {
  return {
    ...{ id, task, due, attempts },
    ...(error !== undefined && { error }),
    ...(notBefore !== undefined && { notBefore }),
    ...(lease && { leasedUntil: lease.until }),
  };
}

function retried(job: MemoryJob, now: Instant): MemoryJob | undefined {
  const due = job.notBefore !== undefined && job.notBefore > now ? job.notBefore : now;
  const isHeld = job.lease !== undefined && job.lease.until > now;
  return isHeld || job.due <= due ? undefined : { ...job, due, scheduledAt: now, ...(isDead(job) && { attempts: 0 }) };
}

type State = "running" | "due" | "waiting" | "dead";

function stateOf(job: MemoryJob, now: Instant): State {
  if (job.lease !== undefined && job.lease.until > now) return "running";
  if (isDead(job)) return "dead";
  return job.due <= now ? "due" : "waiting";
}

/** The jobs in memory to look at. */
export function memoryJobRecords({ jobs }: MemoryTables): JobRecords {
  return {
    async list(after, limit) {
      const sorted = [...jobs.values()].map(asRecord).toSorted((a, b) => (position(a) < position(b) ? -1 : 1));
      return sorted.filter((one) => !after || position(one) > position(after)).slice(0, Math.min(limit, 1000));
    },
    async retry(ids, now) {
      const brought = ids.flatMap((id) => jobs.get(id) ?? []).flatMap((job) => retried(job, now) ?? []);
      for (const job of brought) jobs.set(job.id, job);
      return brought.length;
    },
    async tally(now) {
      const all = [...jobs.values()].map((job) => ({ ...job, state: stateOf(job, now) }));
      const countOf = (wanted: State) => all.filter(({ state }) => state === wanted).length;
      const [oldestDue] = all.flatMap(({ state, due }) => (state === "due" ? [due] : [])).toSorted();
      const counts = { running: countOf("running"), due: countOf("due"), waiting: countOf("waiting"), dead: countOf("dead") };
      return { ...counts, ...(oldestDue !== undefined && { oldestDue }) };
    },
    async purgeDead(before) {
      const old = [...jobs.values()].filter((job) => isDead(job) && job.scheduledAt < before);
      for (const { id } of old) jobs.delete(id);
      return old.length;
    },
  };
}
