import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Until when Microsoft was busy, for the cards of invitations that failed by it. Earlier ones don't know. */
export const busyUntil: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable("invitations").addColumn("busy_until", "text").execute();
  },
};
