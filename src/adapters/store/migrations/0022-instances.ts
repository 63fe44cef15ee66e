import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Which bots run on the database, and what all of them must know of the remotes: until when these refuse calls. */
export const instances: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable("instances")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("version", "text", (column) => column.notNull())
      .addColumn("migration", "text", (column) => column.notNull())
      .addColumn("started", "text", (column) => column.notNull())
      .addColumn("seen_at", "text", (column) => column.notNull())
      .execute();
    await db.schema
      .createTable("pauses")
      .addColumn("remote", "text", (column) => column.notNull())
      .addColumn("identity", "text", (column) => column.notNull())
      .addColumn("begun_at", "text", (column) => column.notNull())
      .addColumn("ends_at", "text", (column) => column.notNull())
      .addColumn("ends_with_probe", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("pauses_key", ["remote", "identity"])
      .execute();
  },
};
