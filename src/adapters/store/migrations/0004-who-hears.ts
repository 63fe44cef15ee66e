import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

async function createFollowers(db: Database): Promise<void> {
  await db.schema
    .createTable("followers")
    .addColumn("invitation", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("teams_id", "text")
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("time_zone", "text", (column) => column.notNull())
    .addColumn("conversation", "text")
    .addColumn("why", "text", (column) => column.notNull())
    .addColumn("since", "text", (column) => column.notNull())
    .addColumn("told", "text")
    .addPrimaryKeyConstraint("followers_once", ["invitation", "person"])
    .execute();
}

async function createAnnouncements(db: Database): Promise<void> {
  await db.schema
    .createTable("subscriptions")
    .addColumn("conversation", "text", (column) => column.primaryKey())
    .addColumn("team_id", "text")
    .addColumn("scope", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("time_zone", "text", (column) => column.notNull())
    .addColumn("since", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("announcements")
    .addColumn("conversation", "text", (column) => column.notNull())
    .addColumn("guest_id", "text", (column) => column.notNull())
    .addColumn("accepted_at", "text", (column) => column.notNull())
    .addColumn("invitation", "text")
    .addColumn("told", "integer", (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint("announcements_once", ["conversation", "guest_id", "accepted_at"])
    .execute();
  await db.schema.createIndex("announcements_waiting").on("announcements").columns(["conversation", "told", "accepted_at"]).execute();
  await db.schema.createIndex("announcements_by_time").on("announcements").column("accepted_at").execute();
}

async function createMarks(db: Database): Promise<void> {
  await db.schema
    .createTable("marks")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("at", "text", (column) => column.notNull())
    .execute();
}

/** Followers, announcements, and receipts of effects that happen once. */
export const whoHears: Migration = {
  async up(db: Database) {
    await createFollowers(db);
    await createAnnouncements(db);
    await createMarks(db);
  },
};
