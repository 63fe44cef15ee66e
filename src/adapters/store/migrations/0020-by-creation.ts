import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** All invitations are read in the order of their creation, one stretch after the other: at a shell, and to export them. */
export const byCreation: Migration = {
  up: (db: Kysely<unknown>) => db.schema.createIndex("invitations_by_creation").on("invitations").columns(["created_at", "id"]).execute(),
};
