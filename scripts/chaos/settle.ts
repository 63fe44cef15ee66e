import { setTimeout as wait } from "node:timers/promises";
import { isStanding, type Job } from "./data/database.ts";
import { inSeconds } from "./journal.ts";
import type { Run } from "./run.ts";

/** What is due later is no work under way: reminders, escalations. */
const horizonMs = 6 * 60_000;
const lookEveryMs = 500;

/** The job that looks after a request until it is sent; it stays for a while when there is nothing more to do. */
const watcher = "resolve-sending";

/** Only asks the directory more often for a while. */
const follower = "follow-closely";

/** So long nothing must have been under way. */
const quietMs = 3000;

/** So long an acceptance that nobody noticed is waited for when nothing is under way. */
const hopeMs = 60_000;

/** Waits until nothing is under way any more: no request unfinished, no job due soon, every acceptance noticed. */
export async function settle(run: Run, seconds = run.options.settle): Promise<void> {
  const begun = Date.now();
  let quietSince = Date.now();
  let last = "";
  while (Date.now() < begun + seconds * 1000) {
    const { isQuiet, missing, text } = await underWay(run);
    if (text !== last) run.journal.note("settle", { text });
    last = text;
    if (!isQuiet) quietSince = Date.now();
    if (Date.now() - quietSince > (missing > 0 ? hopeMs : quietMs)) break;
    await wait(lookEveryMs);
  }
  run.say(`settled after ${inSeconds(Date.now() - begun)} s: ${last}`);
}

async function underWay({ database, entries }: Run) {
  const open = await database.count("state in ('requested', 'sending')");
  const isNeeded = (job: Job) => !isStanding(job) && job.kind !== follower && (open > 0 || job.kind !== watcher);
  const jobs = (await database.jobs()).filter((job) => isNeeded(job) && isSoon(job));
  const missing = entries.filter(({ redeemedAt }) => redeemedAt !== undefined).length - (await database.count("state = 'accepted'"));
  const kinds = [...new Set(jobs.map(({ kind }) => kind))].join(", ");
  const text = `${open} requests unfinished, ${jobs.length} jobs due (${kinds}), ${Math.max(0, missing)} acceptances not noticed`;
  return { isQuiet: open === 0 && jobs.length === 0, missing, text };
}

function isSoon({ due, lease }: Job): boolean {
  return lease !== null || Date.parse(due) < Date.now() + horizonMs;
}
