import type { Instant } from "../../src/domain/ids.ts";
import type { NewJob } from "../../src/domain/job.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { ClaimedJob, Jobs } from "../../src/ports/jobs.ts";
import type { MemoryJob, MemoryTables } from "./memory-tables.ts";

export function storeJob(tables: Pick<MemoryTables, "jobs" | "lastJob">, job: NewJob): void {
  const known = job.key === undefined ? undefined : [...tables.jobs.values()].find(({ key }) => key === job.key);
  if (known) {
    const due = known.due < job.due ? known.due : job.due;
    tables.jobs.set(known.id, { ...known, task: job.task, due, wanted: known.wanted + 1 });
    return;
  }
  tables.lastJob += 1;
  tables.jobs.set(tables.lastJob, { ...job, id: tables.lastJob, wanted: 0, seen: 0, attempts: 0 });
}

function isFree({ due, lease }: MemoryJob, now: Instant): boolean {
  return due <= now && (lease === undefined || lease.until <= now);
}

function byDue(a: MemoryJob, b: MemoryJob): number {
  return a.due === b.due ? a.id - b.id : a.due < b.due ? -1 : 1;
}

function asClaimed({ id, task, key, attempts }: MemoryJob, lease: string): ClaimedJob {
  return { id, task, key, attempt: attempts, lease };
}

function released({ lease: _lease, error: _error, ...job }: MemoryJob): MemoryJob {
  return job;
}

/** Jobs in memory. */
export class MemoryJobs implements Jobs {
  readonly #tables: MemoryTables;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();

  constructor(tables: MemoryTables, clock: Clock) {
    this.#tables = tables;
    this.#clock = clock;
  }

  async enqueue(job: NewJob): Promise<void> {
    storeJob(this.#tables, job);
    this.wake();
  }

  async claim(now: Instant, leaseUntil: Instant, limit: number): Promise<readonly ClaimedJob[]> {
    const proof = this.#clock.newId();
    const free = [...this.#tables.jobs.values()].filter((job) => isFree(job, now)).toSorted(byDue);
    return free.slice(0, limit).map((job) => {
      const held = { ...job, attempts: job.attempts + 1, seen: job.wanted, lease: { proof, until: leaseUntil } };
      this.#tables.jobs.set(job.id, held);
      return asClaimed(held, proof);
    });
  }

  async finish(claimed: ClaimedJob, now: Instant, again?: Instant): Promise<void> {
    const job = this.#held(claimed);
    if (!job) return;
    const due = job.wanted > job.seen ? now : again;
    if (due === undefined) this.#tables.jobs.delete(job.id);
    else this.#tables.jobs.set(job.id, { ...released(job), due, attempts: 0 });
  }

  async postpone(claimed: ClaimedJob, due: Instant, error: string): Promise<void> {
    const job = this.#held(claimed);
    if (job) this.#tables.jobs.set(job.id, { ...released(job), due, error });
  }

  onWake(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Wakes the listeners; a commit with jobs does the same. */
  wake(): void {
    for (const listener of this.#listeners) listener();
  }

  #held({ id, lease }: ClaimedJob): MemoryJob | undefined {
    const job = this.#tables.jobs.get(id);
    return job?.lease?.proof === lease ? job : undefined;
  }
}
