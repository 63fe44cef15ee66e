import type { Instant } from "../../domain/ids.ts";

/** How a job's flow ended. A failure throws, and the worker tries again later. */
export type JobOutcome =
  | { readonly kind: "done" }
  /** Done for now; the job starts again at that moment, with its first attempt. */
  | { readonly kind: "again"; readonly at: Instant }
  /** Not done; tried again at that moment, as the next attempt. `why` is a code for the admin. */
  | { readonly kind: "retry"; readonly at: Instant; readonly why: string };

export type Retry = Extract<JobOutcome, { kind: "retry" }>;

export const done: JobOutcome = { kind: "done" };
