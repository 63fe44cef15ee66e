import type { Kysely, SelectQueryBuilder } from "kysely";
import { z } from "zod";
import type { LaneRange } from "../../domain/guest-lanes.ts";
import type { Instant, InvitationId } from "../../domain/ids.ts";
import { acceptancePaths } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Guests, NumberedHearing } from "../../ports/invitation-lists.ts";
import type { Log } from "../../ports/log.ts";
import { readRow } from "./rows/read-row.ts";
import { readableInvitations } from "./rows/readable-rows.ts";
import { instant } from "./rows/stored-values.ts";
import type { Tables } from "./tables.ts";

const longestStretch = 1000;
const mostHeard = 100;

const heardRow = z.object({ id: z.string(), path: z.enum(acceptancePaths), since: instant, heard_at: instant });

function within<Row>(query: SelectQueryBuilder<Tables, "invitations", Row>, { state, from, until }: LaneRange) {
  let found = query.where("state", "=", state);
  if (from !== undefined) found = found.where("since", ">=", from);
  return until === undefined ? found : found.where("since", "<", until);
}

function hearingOf(row: unknown): NumberedHearing {
  const { id, path, since, heard_at: heardAt } = readRow(heardRow, "invitations", row);
  return { id: id as InvitationId, path, since, heardAt };
}

/** The newest first. */
async function rowsOf(db: Kysely<Tables>, { before, until, ...range }: Parameters<Guests["list"]>[0], limit: number) {
  // only one upper limit: of two, SQLite may use the later one to find its place in the index
  const isOnWay = before !== undefined && (until === undefined || before.since < until);
  const all = within(db.selectFrom("invitations").selectAll(), { ...range, ...(until !== undefined && !isOnWay && { until }) });
  const found = isOnWay ? all.where(({ eb, refTuple, tuple }) => eb(refTuple("since", "id"), "<", tuple(before.since, before.id))) : all;
  return found.orderBy("since", "desc").orderBy("id", "desc").limit(limit).execute();
}

export function storedGuests(db: Kysely<Tables>, log?: Pick<Log, "error">): Guests {
  const read = readableInvitations(log);
  return {
    async list(stretch, limit) {
      const found: Invitation[] = [];
      let { before } = stretch;
      const most = Math.min(limit, longestStretch);
      for (let room = most; room > 0;) {
        const rows = await rowsOf(db, { ...stretch, ...(before && { before }) }, room);
        found.push(...read(rows));
        const last = rows.length < room ? undefined : rows.at(-1);
        room = last ? most - found.length : 0; // as many more as couldn't be read
        before = last && { since: last.since as Instant, id: last.id as InvitationId };
      }
      return found;
    },
    async count(range) {
      const counting = db.selectFrom("invitations").select(({ fn }) => fn.countAll().as("count"));
      return Number((await within(counting, range).executeTakeFirstOrThrow()).count);
    },
    async lastHeard(limit) {
      const heard = db
        .selectFrom("invitations")
        .select(["id", "path", "since", "heard_at"])
        .where("heard_at", "is not", null)
        .where("again", "is", null);
      const rows = await heard.orderBy("heard_at", "desc").orderBy("id", "desc").limit(Math.min(limit, mostHeard)).execute();
      return rows.map((row) => {
        const { id: _, ...acceptance } = hearingOf(row);
        return acceptance;
      });
    },
    async heardAfter({ heardAt, id }, limit) {
      const rows = await db
        .selectFrom("invitations")
        .select(["id", "path", "since", "heard_at"])
        .where(({ eb, refTuple, tuple }) => eb(refTuple("heard_at", "id"), ">", tuple(heardAt, id)))
        .where("again", "is", null)
        .orderBy("heard_at")
        .orderBy("id")
        .limit(Math.min(limit, longestStretch))
        .execute();
      return rows.map(hearingOf);
    },
  };
}
