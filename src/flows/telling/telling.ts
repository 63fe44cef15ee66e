import type { Instant } from "../../domain/ids.ts";
import type { ClaimedJob } from "../../ports/jobs.ts";
import type { LogFields } from "../../ports/log.ts";
import type { Ports } from "../../ports/ports.ts";

/** What a job that tells somebody something knows of its earlier tries, and the mark that it leaves before each post. */
export interface Telling {
  /** How often the job was started, including this time. */
  readonly attempt: number;
  /** How often its message may have been posted. */
  readonly times: number;
  /** When it was first tried; absent before. */
  readonly since: Instant | undefined;
  /** For the log. */
  readonly about: LogFields;
  /** Stores how often the message may have been posted. False when another worker has the job: then nothing may be posted. */
  note(times: number): Promise<boolean>;
}

export function tellingOf({ jobs, clock }: Pick<Ports, "jobs" | "clock">, job: ClaimedJob): Telling {
  const { task, attempt, tellings: times, tellingSince: since } = job;
  const about = { job: task.kind, ...("invitation" in task && { invitation: task.invitation }) };
  return { attempt, times, since, about, note: (count) => jobs.noteTellings(job, count, clock.now()) };
}
