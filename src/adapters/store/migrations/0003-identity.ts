import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

async function createDrafts(db: Database): Promise<void> {
  await db.schema
    .createTable("drafts")
    .addColumn("id", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("home_conversation", "text", (column) => column.notNull())
    .addColumn("home_card", "text", (column) => column.notNull())
    .addColumn("sealed", "text", (column) => column.notNull())
    .addColumn("kept_at", "text", (column) => column.notNull())
    .addColumn("moved_at", "text")
    .addPrimaryKeyConstraint("drafts_once", ["id", "person"])
    .execute();
  await db.schema.createIndex("drafts_newest").on("drafts").columns(["person", "home_conversation", "kept_at"]).execute();
  await db.schema.createIndex("drafts_by_time").on("drafts").column("kept_at").execute();
}

/** Forms that wait for a sign-in, and the identity that the card promised for an invitation. */
export const identity: Migration = {
  async up(db: Database) {
    await createDrafts(db);
    await db.schema.alterTable("invitations").addColumn("invite_as", "text").execute();
  },
};
