import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What each person did lately, and when the personal data of an invitation that was never sent was deleted. */
export const limits: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("limits")
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("act", "text", (column) => column.notNull())
      .addColumn("times", "text", (column) => column.notNull())
      .addColumn("silent_until", "text")
      .addColumn("changed_at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("limits_key", ["person", "act"])
      .execute();
    await db.schema.alterTable("invitations").addColumn("blanked_at", "text").execute();
    await db.schema.createIndex("limits_by_change").on("limits").column("changed_at").execute();
  },
};
