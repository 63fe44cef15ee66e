import type { Kysely } from "kysely";
import { z } from "zod";
import type { Follower, Recipient } from "../../domain/follower.ts";
import type { Followers } from "../../ports/followers.ts";
import { complete } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { conversationId, instant, invitationId, personId } from "./rows/stored-values.ts";
import type { FollowerTable, Tables } from "./tables.ts";

const rowSchema = z.object({
  invitation: invitationId,
  person: personId,
  teams_id: z.string().nullable(),
  name: z.string(),
  locale: z.string(),
  time_zone: z.string(),
  conversation: conversationId.nullable(),
  why: z.enum(["asked", "colleague"]),
  since: instant,
  told: z.string().nullable(),
});

function readFollower(row: unknown): Follower {
  const read = readRow(rowSchema, "followers", row, "invitation");
  const { person: id, name, locale, time_zone: timeZone } = read;
  return complete<Follower>({
    invitation: read.invitation,
    person: complete<Recipient>({ id, name, locale, timeZone, teamsId: read.teams_id ?? undefined }),
    conversation: read.conversation ?? undefined,
    why: read.why,
    since: read.since,
    told: read.told ?? undefined,
  });
}

function followerRow({ invitation, person, conversation, why, since, told }: Follower): FollowerTable {
  return {
    invitation,
    person: person.id,
    teams_id: person.teamsId ?? null,
    name: person.name,
    locale: person.locale,
    time_zone: person.timeZone,
    conversation: conversation ?? null,
    why,
    since,
    told: told ?? null,
  };
}

/** Stores a follower; replaces what was stored for the same person and invitation. */
export async function saveFollower(db: Kysely<Tables>, follower: Follower): Promise<void> {
  const row = followerRow(follower);
  await db
    .insertInto("followers")
    .values(row)
    .onConflict((conflict) => conflict.columns(["invitation", "person"]).doUpdateSet(row))
    .execute();
}

export function storedFollowers(db: Kysely<Tables>): Followers {
  return {
    async of(invitation) {
      const rows = await db
        .selectFrom("followers")
        .selectAll()
        .where("invitation", "=", invitation)
        .orderBy("since")
        .orderBy("person")
        .execute();
      return rows.map(readFollower);
    },
  };
}
