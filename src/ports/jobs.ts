import type { Instant } from "../domain/ids.ts";
import type { JobTask, NewJob } from "../domain/job.ts";

/** A job that this worker holds until its lease runs out. */
export interface ClaimedJob {
  readonly id: number;
  readonly task: JobTask;
  readonly key: string | undefined;
  /** How often it was claimed, this time included. */
  readonly attempt: number;
  /** Opaque proof of the claim: finishing or postponing with an outdated one has no effect. */
  readonly lease: string;
}

/** What is to be done later. Claims survive nobody: a lapsed lease is claimed again, so every job is safe to run twice. */
export interface Jobs {
  enqueue(job: NewJob): Promise<void>;
  /** Up to `limit` jobs that are due and not leased, oldest due first, leased until `leaseUntil`. */
  claim(now: Instant, leaseUntil: Instant, limit: number): Promise<readonly ClaimedJob[]>;
  /** Done: deleted, or due again at `now` (attempts reset) if its key was enqueued while it ran; `again` queues it for that moment if no such wake-up came. */
  finish(job: ClaimedJob, now: Instant, again?: Instant): Promise<void>;
  /** Not done: due again at `due`, the attempt counted; `error` is a code for the admin. */
  postpone(job: ClaimedJob, due: Instant, error: string): Promise<void>;
  /** Called after every local commit or enqueue that stored a job; returns the way to stop listening. */
  onWake(listener: () => void): () => void;
}
