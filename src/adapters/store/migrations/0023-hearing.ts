import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * Administrators see how the last acceptances were heard of. Guests are read by id from the newest to the oldest of a state, and in the order of ids no
 * more.
 */
export const hearing: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropIndex("invitations_by_state_and_id").execute();
    await db.schema.createIndex("invitations_by_hearing").on("invitations").column("heard_at").execute();
  },
};
