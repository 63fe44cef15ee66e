import type { Instant } from "../domain/ids.ts";
import type { JobTask, NewJob } from "../domain/job.ts";

/** A job that this worker holds until its lease runs out. */
export interface ClaimedJob {
  readonly id: number;
  readonly task: JobTask;
  readonly key: string | undefined;
  /** How often it was claimed, including this time. */
  readonly attempt: number;
  /** Opaque proof of the claim: finishing or postponing with an outdated lease has no effect. */
  readonly lease: string;
}

/** Work to be done later. If a worker dies, its lease runs out and another claims the job: so every job must be safe to run twice. */
export interface Jobs {
  enqueue(job: NewJob): Promise<void>;
  /** Up to `limit` jobs that are due and not leased, oldest due first, leased until `leaseUntil`. */
  claim(now: Instant, leaseUntil: Instant, limit: number): Promise<readonly ClaimedJob[]>;
  /**
   * Done: deleted. If its key was enqueued while it ran, it is due again at `now` (attempts reset); otherwise `again` queues it for that
   * moment.
   */
  finish(job: ClaimedJob, now: Instant, again?: Instant): Promise<void>;
  /** Not done: due again at `due`, and the attempt is counted; `error` is a code for the admin. */
  postpone(job: ClaimedJob, due: Instant, error: string): Promise<void>;
  /** The listener is called after every local commit or enqueue that stored a job. Returns the function that ends the listening. */
  onWake(listener: () => void): () => void;
}
