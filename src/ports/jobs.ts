import type { Instant } from "../domain/ids.ts";
import type { JobTask, NewJob } from "../domain/job.ts";

/** A job that this worker holds until its lease runs out. */
export interface ClaimedJob {
  readonly id: number;
  readonly task: JobTask;
  readonly key: string | undefined;
  /** How often it was claimed, including this time. */
  readonly attempt: number;
  /** How often its message may have been posted: each time the mark was stored before a post, and not taken back after it. */
  readonly tellings: number;
  /** When it was first tried to tell somebody; absent before. */
  readonly tellingSince?: Instant;
  /** Opaque proof of the claim: finishing or postponing with an outdated lease has no effect. */
  readonly lease: string;
}

/** How a job waits for a remote that doesn't answer, or that asks to wait. */
export interface RemoteWait {
  /** The remote asked not to be called before; nothing brings the job forward to an earlier moment. */
  readonly notBefore: Instant;
  /** One of the jobs that wait with the same error is tried by this moment. If no other is, this one becomes due then. */
  readonly probeBy: Instant;
}

/** Work to be done later. If a worker dies, its lease runs out and another claims the job: so every job must be safe to run twice. */
export interface Jobs {
  enqueue(job: NewJob): Promise<void>;
  /** Up to `limit` jobs that are due and not leased, oldest due first, leased until `leaseUntil`. */
  claim(now: Instant, leaseUntil: Instant, limit: number): Promise<readonly ClaimedJob[]>;
  /** Holds these jobs longer, as far as this process still has their leases. */
  renew(jobs: readonly ClaimedJob[], leaseUntil: Instant): Promise<void>;
  /**
   * Done: deleted. If its key was enqueued while it ran, it is due again at `now` (attempts reset); otherwise `again` queues it for that
   * moment. If the job had waited for a remote, the remote answers again: all jobs that wait with the same error become due now.
   */
  finish(job: ClaimedJob, now: Instant, again?: Instant): Promise<void>;
  /**
   * Given up: the job is dead, with the code of its last failure, until it is enqueued again or an administrator retries it. Everything else
   * as `finish`.
   */
  bury(job: ClaimedJob, now: Instant, error: string): Promise<void>;
  /**
   * Stores, before a message is posted, how often it may have been posted then; or takes that back when the message surely wasn't. The first
   * mark also stores `now` as `tellingSince`. Both last until the job is finished. False when the claim is outdated: then nothing may be
   * posted.
   */
  noteTellings(job: ClaimedJob, tellings: number, now: Instant): Promise<boolean>;
  /**
   * Not done: due again at `due`, or now if its key was enqueued while it ran and it waits for no remote; the attempt is counted. `error` is a
   * code for the admin. If the job had waited for a remote and now fails with another code, another job that waits with the old one finds
   * out: now, or by `wait.probeBy`.
   */
  postpone(job: ClaimedJob, due: Instant, error: string, wait?: RemoteWait): Promise<void>;
  /**
   * Releases the leases of all others if this process has the store to itself (it holds the process lock); else they run out by themselves. And after the clock went back: a job that was scheduled later than now waits as long from now as it would have
   * waited then. Jobs that another version couldn't read, and this one can, become due.
   */
  recover(now: Instant): Promise<void>;
  /**
   * The listener is called after every local change that may have made a job due: a commit or enqueue that stored one for now, and a
   * finish or postpone after which a job is due again, or others may be. Returns the function that ends the listening.
   */
  onWake(listener: () => void): () => void;
}

/** A stored job as an administrator sees it. */
export interface JobRecord {
  readonly id: number;
  /** Absent: this version can't read it, so another one has to run it. */
  readonly task?: JobTask;
  /** {@link ../domain/job-tries.ts} `never`: it is dead, after too many tries, or because it can't succeed. */
  readonly due: Instant;
  /** How often it was claimed since it was queued. */
  readonly attempts: number;
  /** The code of the last failure, or why it waits. */
  readonly error?: string;
  /** It waits for a remote, which asked not to be called before. */
  readonly notBefore?: Instant;
  /** A worker holds it until then. */
  readonly leasedUntil?: Instant;
}

/** Where a list of jobs goes on: after this one. */
export type JobPosition = Pick<JobRecord, "id" | "due">;

/** How many jobs there are in each state. */
export interface JobTally {
  readonly running: number;
  /** Nobody has begun with them yet. */
  readonly due: number;
  readonly waiting: number;
  readonly dead: number;
  /** Since when the oldest of the due ones is due; absent: none is. */
  readonly oldestDue?: Instant;
}

/** The stored jobs to look at. Only workers run them. */
export interface JobRecords {
  /** By the time when they are due, after a position if one is given; at most `limit` (≤ 1,000). */
  list(after: JobPosition | undefined, limit: number): Promise<readonly JobRecord[]>;
  /**
   * Makes jobs due now, or when the remote for which they wait lets itself be called again. Those that a worker holds, or that are due already,
   * stay as they are. A dead job gets all its tries again. Returns how many were brought forward.
   */
  retry(ids: readonly number[], now: Instant): Promise<number>;
  /** Counts them all. */
  tally(now: Instant): Promise<JobTally>;
  /** Deletes jobs that were given up before this moment. Those that no version could read so far stay. Returns how many. */
  purgeDead(before: Instant): Promise<number>;
}

/** A bot that runs on the store. */
export interface RunningInstance {
  readonly id: string;
  readonly version: string;
  readonly started: Instant;
  /** When it last said that it runs. */
  readonly seenAt: Instant;
  /** Its program knows tables that this program doesn't: the store was brought up to date by a newer version. */
  readonly isNewer: boolean;
}

/** The bots that run on the store, each with a heartbeat. */
export interface Instances {
  /** The id of this process, which also has the leases of its jobs. */
  readonly id: string;
  /**
   * Says that this bot runs. Forgets the bots that were seen before `forgetBefore`.
   * @throws GuestlistError `store-copied` when the data goes, or went, to another place: this bot must stop.
   */
  beat(instance: Pick<RunningInstance, "version" | "started" | "seenAt">, forgetBefore: Instant): Promise<void>;
  /** Says that this bot doesn't run any more. */
  leave(): Promise<void>;
  /** By the time when they started. */
  list(): Promise<readonly RunningInstance[]>;
  /**
   * By how many milliseconds the clock of this process is ahead of the store's own clock, which is the same for all; negative if it is behind.
   * 0 where only this machine works on the store.
   */
  clockAhead(): Promise<number>;
}
