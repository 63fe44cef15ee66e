import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

/**
 * What proves that a guest is ours, and that they were in the directory. Invitations of earlier versions have no proof: an administrator
 * deletes their guests, and the next look at the directory finds out whether they are there.
 */
export const whoseGuest: Migration = {
  async up(db: Database) {
    await db.schema.alterTable("invitations").addColumn("posted_after", "text").execute();
    await db.schema.alterTable("invitations").addColumn("guest_seen", "integer").execute();
  },
};
