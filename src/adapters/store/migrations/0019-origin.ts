import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Guests that were invited without us can be made known: their invitations say so. */
export const origin: Migration = {
  up: (db: Kysely<unknown>) => db.schema.alterTable("invitations").addColumn("origin", "text").execute(),
};
