import type { App } from "../../src/app.ts";
import { systemClock } from "../../src/clock.ts";
import type { Instant } from "../../src/domain/ids.ts";
import { instantOf } from "../../src/domain/instant.ts";
import { checkGuests } from "../../src/flows/following/check-guests.ts";
import { followDirectory } from "../../src/flows/following/follow-directory.ts";
import { openTables } from "../open-tables.ts";
import type { OutgoingRequest } from "../outgoing-requests.ts";

interface Play {
  readonly app: App;
  readonly settings: Readonly<Record<string, string>>;
  /** Of this process. */
  readonly requests: OutgoingRequest[];
  /** So many guests are young: the newest. */
  readonly young: number;
  readonly milliseconds: number;
  readonly deltaEveryMs: number;
}

export interface Followed {
  /** Requests to Graph. */
  readonly calls: number;
  readonly youngBatches: number;
  readonly sweepBatches: number;
  readonly deltas: number;
  /** Milliseconds between two reads of a young guest, of all of them. */
  readonly youngGaps: readonly number[];
  /** Young guests who were never read. */
  readonly unread: number;
}

/**
 * Follows the directory on a clock that makes nobody wait, from the moment at which the young are invited: reads guests by id whenever the job asks
 * to, and delta every 30 s. The requests to Graph are real.
 */
export async function playFollowing({ app: { ports }, settings, requests, young, milliseconds, deltaEveryMs }: Play): Promise<Followed> {
  const { start, ids } = await newest(settings, young);
  await followDirectory(ports); // finds the start of the delta query
  requests.length = 0;
  let now = start;
  const later = (more: number): Instant => instantOf(now + more);
  const clock = { ...systemClock, now: () => later(0), later, millisecondsSince: (moment: Instant) => now - Date.parse(moment) };
  const reads = new Map<string, number[]>(ids.map((id) => [id, []]));
  const batches = { young: 0, sweep: 0 };
  const directory: typeof ports.directory = {
    ...ports.directory,
    findByIds(...args) {
      const [, asked] = args;
      batches[asked.some((id) => reads.has(id)) ? "young" : "sweep"] += 1;
      for (const id of asked) reads.get(id)?.push(now);
      return ports.directory.findByIds(...args);
    },
  };
  const due = { check: start, follow: start };
  while (now < start + milliseconds) {
    if (now >= due.check) due.check = await nextTime(checkGuests({ ...ports, directory, clock }));
    if (now >= due.follow) {
      await followDirectory({ ...ports, clock });
      due.follow += deltaEveryMs;
    }
    now = Math.min(due.check, due.follow);
  }
  const calls = requests.filter(({ path }) => path.startsWith("/v1.0/"));
  const all = [...reads.values()];
  return {
    calls: calls.length,
    youngBatches: batches.young,
    sweepBatches: batches.sweep,
    deltas: calls.filter(({ path }) => path.startsWith("/v1.0/users/delta")).length,
    youngGaps: all.flatMap((times) => times.slice(1).map((time, index) => time - (times[index] ?? Number.NaN))),
    unread: all.filter((times) => times.length === 0).length,
  };
}

/** When the young were invited, and their ids in the directory. */
async function newest(settings: Play["settings"], young: number): Promise<{ start: number; ids: readonly string[] }> {
  const db = openTables(settings);
  const rows = await db.selectFrom("invitations").select(["since", "guest_id"]).orderBy("since", "desc").limit(young).execute();
  await db.destroy();
  return { start: Date.parse(rows[0]?.since ?? "") + 1, ids: rows.map(({ guest_id: id }) => id ?? "") };
}

async function nextTime(job: ReturnType<typeof checkGuests>): Promise<number> {
  const outcome = await job;
  if (outcome.kind !== "again") throw new Error("The guests aren't checked again");
  return Date.parse(outcome.at);
}
