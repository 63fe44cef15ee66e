import type { JobPosition, JobRecord } from "../../ports/jobs.ts";
import type { Ports } from "../../ports/ports.ts";

const atOnce = 500;

/** All stored jobs by the time when they are due, of which one page is kept at a time. The bot runs and queues others meanwhile. */
export async function* listJobs({ jobRecords }: Pick<Ports, "jobRecords">): AsyncGenerator<JobRecord, void, undefined> {
  for (let after: JobPosition | undefined; ;) {
    const page: readonly JobRecord[] = await jobRecords.list(after, atOnce);
    yield* page;
    after = page.at(-1);
    if (!after || page.length < atOnce) return;
  }
}
