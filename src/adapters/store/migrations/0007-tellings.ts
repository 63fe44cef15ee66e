import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

/** How often a message may have been posted, and what may not have reached anybody. */
export const tellings: Migration = {
  async up(db: Database) {
    const { schema } = db;
    for (const table of ["jobs", "announcements"]) {
      await schema
        .alterTable(table)
        .addColumn("tellings", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await schema.alterTable("jobs").addColumn("telling_since", "text").execute();
    await schema.alterTable("invitations").addColumn("untold", "text").execute();
  },
};
