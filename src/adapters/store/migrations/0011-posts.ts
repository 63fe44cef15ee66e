import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The tables of this time: inserting needs the gate's columns. */
type Database = Kysely<{ gate: { id: number; kind: string } }>;

/** When Microsoft was asked to invite, and whether it has stopped the tenant's invitations. Invitations of before aren't counted. */
export const posts: Migration = {
  async up(db: Database) {
    await db.schema
      .createTable("posts")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("invitation", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("at", "text", (column) => column.notNull())
      .addColumn("standing", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("posts_by_time").on("posts").column("at").execute();
    await db.schema
      .createTable("gate")
      .addColumn("id", "integer", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("half_until", "text")
      .addColumn("since", "text")
      .addColumn("remote_id", "text")
      .addColumn("trial_by", "text")
      .addColumn("trial_at", "text")
      .addColumn("trial_invitation", "text")
      .addColumn("trial_post", "text")
      .execute();
    await db.insertInto("gate").values({ id: 1, kind: "open" }).execute();
  },
};
