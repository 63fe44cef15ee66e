import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { systemClock } from "../src/clock.ts";
import type { Bench, Finding } from "./measurement.ts";
import { openTables } from "./open-tables.ts";
import { storePending } from "./pending-invitations.ts";

const invitations = 100_000;
/** The trail of an invitation that was sent at once and accepted. */
const events = ["requested", "sending", "sent", "accepted"] as const;
const rowsAtOnce = 500;

type Tables = ReturnType<typeof openTables>;
type Sizes = ReadonlyMap<string, number>;

/** What a row takes in the SQLite file, with its part of the indexes: bytes of the pages, divided by the rows. */
export async function measureStoreSize({ sandbox, botSettings }: Bench): Promise<readonly Finding[]> {
  const settings = botSettings();
  await storePending(sandbox, settings, { count: invitations, young: 0, inDirectory: 0 });
  const db = openTables(settings);
  await db.transaction().execute(storeTrailAndJobs);
  const sizes = await sizesOf(db);
  await db.destroy();
  const each = (table: string, rows: number) => ((sizes.get(table) ?? 0) / rows).toFixed(0);
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return [
    {
      what: "bytes of an invitation, with its indexes (SQLite, no link, no options)",
      measured: each("invitations", invitations),
      budget: "",
    },
    { what: "bytes of an event of the trail", measured: each("events", invitations * events.length), budget: "" },
    { what: "bytes of a job that waits", measured: each("jobs", invitations), budget: "" },
    {
      what: `the file, with ${invitations} invitations, ${events.length} events and one job each`,
      measured: `${(all / 1_000_000).toFixed(0)} MB`,
      budget: "",
    },
  ];
}

/** Gives each invitation its trail, and a job. */
export async function storeTrailAndJobs(db: Tables): Promise<void> {
  const ids = (await db.selectFrom("invitations").select("id").execute()).map(({ id }) => id);
  const at = systemClock.now();
  const person = randomUUID();
  for (let start = 0; start < ids.length; start += rowsAtOnce) {
    const some = ids.slice(start, start + rowsAtOnce);
    const trail = some.flatMap((invitation) => events.map((what) => ({ at, invitation, what, person, detail: null, via: null })));
    await db.insertInto("events").values(trail).execute();
    await db.insertInto("jobs").values(some.map(aJob)).execute();
  }
}

/** It notifies the requester of an acceptance. */
function aJob(invitation: string) {
  const [due, lease] = [systemClock.later(3_600_000), null];
  const task = JSON.stringify({ kind: "send-notice", invitation, notice: "accepted" });
  const rest = { telling_since: null, leased_until: null, owner: null, scheduled_at: due, error: null, not_before: null };
  return { task, key: `notice:${invitation}:accepted`, due, lease, ...rest };
}

/** Bytes by table, its indexes included. */
async function sizesOf(db: Tables): Promise<Sizes> {
  const answer = await sql<{ table: string; bytes: number }>`
    select m.tbl_name as "table", sum(d.pgsize) as bytes from dbstat d join sqlite_master m on m.name = d.name group by m.tbl_name
  `.execute(db);
  return new Map(answer.rows.map(({ table, bytes }) => [table, bytes]));
}
