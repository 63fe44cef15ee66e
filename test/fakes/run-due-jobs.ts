import { runJob } from "../../src/flows/run-job.ts";
import type { JobTask } from "../../src/domain/job.ts";
import type { ClaimedJob } from "../../src/ports/jobs.ts";
import type { Ports } from "../../src/ports/ports.ts";
import type { FakeClock } from "./fake-clock.ts";

type Needs = Ports & { readonly clock: FakeClock };

/** Runs every job that is due now and those that become due by that; returns what ran. Works like the worker, without its loop. */
export async function runDueJobs(ports: Ports): Promise<readonly JobTask[]> {
  const ran: JobTask[] = [];
  for (;;) {
    const { jobs, clock } = ports;
    const [job] = await jobs.claim(clock.now(), clock.later(120_000), 1);
    if (!job) return ran;
    ran.push(job.task);
    await runClaimed(ports, job);
  }
}

/** Lets time pass in steps of a second and runs every job when it is due. */
export async function letTimePass(ports: Needs, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += 1_000) {
    await runDueJobs(ports);
    await ports.clock.advance(1_000);
  }
  await runDueJobs(ports);
}

async function runClaimed(ports: Ports, job: ClaimedJob): Promise<void> {
  const { jobs, clock } = ports;
  const outcome = await runJob(ports, job);
  if (outcome.kind === "retry") await jobs.postpone(job, outcome.at, outcome.why);
  else await jobs.finish(job, clock.now(), outcome.kind === "again" ? outcome.at : undefined);
}
