import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What Microsoft's mail names, if that is our page and not the landing page. */
export const forwarder: Migration = {
  up: (db: Kysely<unknown>) => db.schema.alterTable("invitations").addColumn("forwarder", "text").execute(),
};
