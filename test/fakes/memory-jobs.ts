import type { Instant } from "../../src/domain/ids.ts";
import type { NewJob } from "../../src/domain/job.ts";
import { isDead, never } from "../../src/domain/job-tries.ts";
import type { ClaimedJob, Jobs, RemoteWait } from "../../src/ports/jobs.ts";
import type { MemoryJob, MemoryTables } from "./memory-tables.ts";

export function storeJob(tables: Pick<MemoryTables, "jobs" | "lastJob" | "clock">, { ifNew, ...job }: NewJob): void {
  const known = job.key === undefined ? undefined : [...tables.jobs.values()].find(({ key }) => key === job.key);
  if (known && ifNew) return;
  const scheduledAt = tables.clock.now();
  if (known) {
    if (isDead(known))
      return void tables.jobs.set(known.id, { ...restarted(released(known)), ...job, scheduledAt, wanted: known.wanted + 1 });
    const moment = known.due < job.due ? {} : { due: latest(job.due, known.notBefore ?? job.due), scheduledAt };
    tables.jobs.set(known.id, { ...known, ...moment, task: job.task, wanted: known.wanted + 1 });
    return;
  }
  tables.lastJob += 1;
  tables.jobs.set(tables.lastJob, { ...job, id: tables.lastJob, scheduledAt, wanted: 0, seen: 0, attempts: 0, tellings: 0 });
}

function isFree({ due, lease }: MemoryJob, now: Instant): boolean {
  return due <= now && (lease === undefined || lease.until <= now);
}

function byDue(a: MemoryJob, b: MemoryJob): number {
  return a.due === b.due ? a.id - b.id : a.due < b.due ? -1 : 1;
}

function asClaimed({ id, task, key, attempts, tellings, tellingSince }: MemoryJob, lease: string): ClaimedJob {
  return { id, task, key, attempt: attempts, tellings, ...(tellingSince !== undefined && { tellingSince }), lease };
}

/** Another run of it tells something new. */
function restarted({ tellingSince: _since, ...job }: MemoryJob): MemoryJob {
  return { ...job, attempts: 0, tellings: 0 };
}

function unleased({ lease: _lease, ...job }: MemoryJob): MemoryJob {
  return job;
}

function released(job: MemoryJob): MemoryJob {
  const { error: _error, notBefore: _notBefore, ...rest } = unleased(job);
  return rest;
}

function latest(one: Instant, other: Instant): Instant {
  return one < other ? other : one;
}

/** Jobs in memory. Each object is a process of its own. */
export class MemoryJobs implements Jobs {
  readonly #tables: MemoryTables;
  readonly #listeners = new Set<() => void>();

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  async enqueue(job: NewJob): Promise<void> {
    storeJob(this.#tables, job);
    this.wakeFor([job]);
  }

  async claim(now: Instant, leaseUntil: Instant, limit: number): Promise<readonly ClaimedJob[]> {
    const proof = this.#tables.clock.newId();
    const free = this.#all()
      .filter((job) => isFree(job, now))
      .toSorted(byDue);
    return free.slice(0, limit).map((job) => {
      const held = { ...job, attempts: job.attempts + 1, seen: job.wanted, lease: { proof, owner: this, until: leaseUntil } };
      this.#keep(held);
      return asClaimed(held, proof);
    });
  }

  async renew(claimed: readonly ClaimedJob[], leaseUntil: Instant): Promise<void> {
    for (const { id } of claimed) {
      const job = this.#tables.jobs.get(id);
      if (job?.lease?.owner === this) this.#keep({ ...job, lease: { ...job.lease, until: leaseUntil } });
    }
  }

  async finish(claimed: ClaimedJob, now: Instant, again?: Instant): Promise<void> {
    const job = this.#held(claimed);
    if (!job) return;
    this.#bringForward(job, now);
    const due = job.wanted > job.seen ? now : again;
    if (due === undefined) this.#tables.jobs.delete(job.id);
    else this.#keep({ ...restarted(released(job)), due, scheduledAt: now });
    if (job.notBefore !== undefined || (due !== undefined && due <= now)) this.#wake();
  }

  async bury(claimed: ClaimedJob, now: Instant, error: string): Promise<void> {
    await this.finish(claimed, now, never as Instant);
    const job = this.#tables.jobs.get(claimed.id);
    if (job && isDead(job)) this.#keep({ ...job, attempts: claimed.attempt, error });
  }

  async noteTellings(claimed: ClaimedJob, tellings: number, now: Instant): Promise<boolean> {
    const job = this.#held(claimed);
    if (job) this.#keep({ ...job, tellings, tellingSince: job.tellingSince ?? now });
    return job !== undefined;
  }

  async postpone(claimed: ClaimedJob, due: Instant, error: string, wait?: RemoteWait): Promise<void> {
    const job = this.#held(claimed);
    if (!job) return;
    const scheduledAt = this.#tables.clock.now();
    if (job.error !== error) this.#handOver(job, wait?.probeBy ?? scheduledAt);
    const moment = wait ? this.#dueOfWaiting({ ...job, error, due }, wait) : job.wanted > job.seen ? scheduledAt : due;
    this.#keep({ ...released(job), due: moment, scheduledAt, error, ...(wait && { notBefore: wait.notBefore }) });
    this.#wake();
  }

  async recover(now: Instant): Promise<void> {
    for (const job of this.#all()) if (job.lease && job.lease.owner !== this) this.#keep(unleased(job));
    for (const job of this.#all().filter((one) => one.scheduledAt > now && !isDead(one))) this.#pullIn(job, now);
  }

  onWake(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Wakes the listeners if one of these new jobs is due; a commit does the same. */
  wakeFor(jobs: readonly NewJob[]): void {
    if (jobs.some(({ due }) => due <= this.#tables.clock.now())) this.#wake();
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
  }

  #all(): MemoryJob[] {
    return [...this.#tables.jobs.values()];
  }

  #keep(job: MemoryJob): void {
    this.#tables.jobs.set(job.id, job);
  }

  #held({ id, lease }: ClaimedJob): MemoryJob | undefined {
    const job = this.#tables.jobs.get(id);
    return job?.lease?.proof === lease ? job : undefined;
  }

  #waitingWith({ id, error }: MemoryJob): MemoryJob[] {
    return this.#all().filter((other) => other.id !== id && other.error === error && other.notBefore !== undefined && !other.lease);
  }

  #dueOfWaiting(job: MemoryJob, { notBefore, probeBy }: RemoteWait): Instant {
    const isProbed = this.#waitingWith(job).some(({ due }) => due <= probeBy);
    return latest(!isProbed && probeBy < job.due ? probeBy : job.due, notBefore);
  }

  #bringForward(job: MemoryJob, now: Instant): void {
    if (job.notBefore === undefined) return;
    for (const other of this.#waitingWith(job)) {
      if (other.due > now) this.#keep({ ...other, due: latest(now, other.notBefore ?? now), scheduledAt: now });
    }
  }

  #handOver(job: MemoryJob, by: Instant): void {
    const [next] = job.notBefore === undefined ? [] : this.#waitingWith(job).toSorted(byDue);
    const due = latest(by, next?.notBefore ?? by);
    if (next && next.due > due) this.#keep({ ...next, due });
  }

  #pullIn(job: MemoryJob, now: Instant): void {
    const back = Date.parse(job.scheduledAt) - Date.parse(now);
    const moved = (moment: Instant) => new Date(Date.parse(moment) - back).toISOString() as Instant;
    this.#keep({ ...job, due: moved(job.due), scheduledAt: now, ...(job.notBefore && { notBefore: moved(job.notBefore) }) });
  }
}
