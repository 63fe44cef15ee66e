import type { Kysely } from "kysely";
import { z } from "zod";
import { announcementScopes } from "../../domain/announcement.ts";
import type { Announcement, Subscription, WaitingAnnouncement } from "../../domain/announcement.ts";
import type { ConversationId } from "../../domain/ids.ts";
import type { Announcements } from "../../ports/announcements.ts";
import type { Log } from "../../ports/log.ts";
import { complete } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { readableRows } from "./rows/readable-rows.ts";
import { conversationId, count, guestId, instant, invitationId, personId } from "./rows/stored-values.ts";
import type { AnnouncementTable, SubscriptionTable, Tables } from "./tables.ts";

const subscriptionSchema = z.object({
  conversation: conversationId,
  team_id: z.string().nullable(),
  scope: z.enum(announcementScopes),
  person: personId,
  locale: z.string(),
  time_zone: z.string(),
  since: instant,
});

const announcementSchema = z.object({
  conversation: conversationId,
  guest_id: guestId,
  accepted_at: instant,
  invitation: invitationId.nullable(),
  tellings: count,
});

function readSubscription(row: unknown): Subscription {
  const read = readRow(subscriptionSchema, "subscriptions", row, "conversation");
  const { conversation, scope, person: by, locale, time_zone: timeZone, since } = read;
  return complete<Subscription>({ conversation, teamId: read.team_id ?? undefined, scope, by, locale, timeZone, since });
}

function subscriptionRow({ conversation, teamId, scope, by, locale, timeZone, since }: Subscription): SubscriptionTable {
  return { conversation, team_id: teamId ?? null, scope, person: by, locale, time_zone: timeZone, since };
}

function readAnnouncement(row: unknown): WaitingAnnouncement {
  const { conversation, guest_id, accepted_at, invitation, tellings } = readRow(announcementSchema, "announcements", row, "guest_id");
  const announcement = { conversation, guest: guest_id, acceptedAt: accepted_at, invitation: invitation ?? undefined };
  return complete<WaitingAnnouncement>({ ...announcement, tellings });
}

/** Keeps a row that exists already: an announcement that was sent isn't sent again. */
export async function queueAnnouncement(db: Kysely<Tables>, announcement: Announcement): Promise<void> {
  const { conversation, guest, acceptedAt, invitation } = announcement;
  await db
    .insertInto("announcements")
    .values({ conversation, guest_id: guest, accepted_at: acceptedAt, invitation: invitation ?? null, told: 0 })
    .onConflict((conflict) => conflict.columns(["conversation", "guest_id", "accepted_at"]).doNothing())
    .execute();
}

async function subscribe(db: Kysely<Tables>, subscription: Subscription): Promise<void> {
  const row = subscriptionRow(subscription);
  await db
    .insertInto("subscriptions")
    .values(row)
    .onConflict((conflict) => conflict.column("conversation").doUpdateSet(row))
    .execute();
}

async function stop(db: Kysely<Tables>, conversation: ConversationId): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("subscriptions").where("conversation", "=", conversation).executeTakeFirstOrThrow();
  await db.deleteFrom("announcements").where("conversation", "=", conversation).where("told", "=", 0).execute();
  return numDeletedRows > 0n;
}

async function mark(
  db: Kysely<Tables>,
  announcements: readonly Announcement[],
  marks: Partial<Pick<AnnouncementTable, "told"> & { readonly tellings: number }>,
): Promise<void> {
  for (const { conversation, guest, acceptedAt } of announcements) {
    await db
      .updateTable("announcements")
      .set(marks)
      .where("conversation", "=", conversation)
      .where("guest_id", "=", guest)
      .where("accepted_at", "=", acceptedAt)
      .execute();
  }
}

export function storedAnnouncements(db: Kysely<Tables>, log?: Pick<Log, "error">): Announcements {
  const subscriptions = db.selectFrom("subscriptions").selectAll();
  const readable = readableRows(
    readSubscription,
    (row: Pick<SubscriptionTable, "conversation">) => row.conversation,
    (error) => log?.error("announcement-place-unreadable", error),
  );
  return {
    subscribe: (subscription) => db.transaction().execute((transaction) => subscribe(transaction, subscription)),
    async find(conversation) {
      const row = await subscriptions.where("conversation", "=", conversation).executeTakeFirst();
      return row && readSubscription(row);
    },
    stop: (conversation) => db.transaction().execute((transaction) => stop(transaction, conversation)),
    list: async () => readable(await subscriptions.orderBy("conversation").execute()),
    async waiting(conversation, limit) {
      const queued = db.selectFrom("announcements").selectAll().where("conversation", "=", conversation).where("told", "=", 0);
      return (await queued.orderBy("accepted_at").orderBy("guest_id").limit(limit).execute()).map(readAnnouncement);
    },
    noteTellings: (announcements, tellings) => db.transaction().execute((transaction) => mark(transaction, announcements, { tellings })),
    markDelivered: (announcements) => db.transaction().execute((transaction) => mark(transaction, announcements, { told: 1 })),
    async purge(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) => transaction.deleteFrom("announcements").where("accepted_at", "<", before).executeTakeFirstOrThrow());
      return Number(numDeletedRows);
    },
  };
}
