import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Events say where they were done, if not in Teams: an admin's shell does the same things. */
export const eventSource: Migration = {
  up: (db: Kysely<unknown>) => db.schema.alterTable("events").addColumn("via", "text").execute(),
};
