import { CommandFailure } from "../command-failure.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";
import type { JobRecord } from "../../ports/jobs.ts";
import { textOf } from "../arguments/text-of.ts";
import { hasFailed } from "./job-record.ts";

type Options = Readonly<Record<string, unknown>>;

/** What `jobs` is asked for. */
export type JobsRequest =
  | { readonly kind: "list"; readonly isShown: (job: JobRecord) => boolean }
  | { readonly kind: "retry"; readonly which: readonly number[] | "failed"; readonly isMeant: (job: JobRecord) => boolean };

/** @throws CommandFailure `usage` */
export function readJobsRequest([verb, ...typed]: readonly string[], options: Options): JobsRequest {
  const isShown = shownBy(options);
  if (verb === undefined) return { kind: "list", isShown };
  if (verb.toLowerCase() !== "retry") {
    throw new CommandFailure("usage", `jobs has no part ${quotedArgument(verb)}.`, { fix: "Write jobs, or jobs retry." });
  }
  if (options["failed"] === true) {
    if (typed.length > 0) throw new CommandFailure("usage", "Name jobs, or say --failed: not both.");
    return { kind: "retry", which: "failed", isMeant: (job) => job.task !== undefined && isShown(job) };
  }
  if (typed.length === 0)
    throw new CommandFailure("usage", "Say which jobs: their ids, or --failed.", { fix: "guestlist jobs lists them." });
  const ids = new Set(typed.map(readId));
  return { kind: "retry", which: [...ids], isMeant: (job) => ids.has(job.id) && isShown(job) };
}

function readId(typed: string): number {
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw new CommandFailure("usage", `${quotedArgument(typed)} isn't the id of a job.`);
  return Number(typed);
}

function shownBy(options: Options): (job: JobRecord) => boolean {
  const kind = textOf(options, "kind")?.trim().toLowerCase();
  const failedOnly = options["failed"] === true;
  return (job) => (!failedOnly || hasFailed(job)) && (kind === undefined || job.task?.kind === kind);
}
