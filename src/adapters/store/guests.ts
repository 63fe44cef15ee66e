import type { Kysely, SelectQueryBuilder } from "kysely";
import { z } from "zod";
import type { LaneRange } from "../../domain/guest-lanes.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { acceptancePaths } from "../../domain/invitation.ts";
import type { Guests, NumberedHearing } from "../../ports/invitation-lists.ts";
import { readInvitation } from "./rows/invitation-row.ts";
import { readRow } from "./rows/read-row.ts";
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

export function storedGuests(db: Kysely<Tables>): Guests {
  return {
    async list({ before, until, ...range }, limit) {
      // only one upper limit: of two, SQLite may use the later one to find its place in the index
      const isOnWay = before !== undefined && (until === undefined || before.since < until);
      const all = within(db.selectFrom("invitations").selectAll(), { ...range, ...(until !== undefined && !isOnWay && { until }) });
      const found = isOnWay
        ? all.where(({ eb, refTuple, tuple }) => eb(refTuple("since", "id"), "<", tuple(before.since, before.id)))
        : all;
      const rows = await found.orderBy("since", "desc").orderBy("id", "desc").limit(Math.min(limit, longestStretch)).execute();
      return rows.map(readInvitation);
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
