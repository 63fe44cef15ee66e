import type { Instant } from "../domain/ids.ts";

/** What a job's flow came to; a failure throws, and the worker tries again later. */
export type JobOutcome = { readonly kind: "done" } | { readonly kind: "again"; readonly at: Instant };

export const done: JobOutcome = { kind: "done" };
