import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** The team that the partner is to join; erased with the other personal data, because it names the person who added them. */
export const teamPlan: Migration = {
  up: (db: Kysely<unknown>) => db.schema.alterTable("invitations").addColumn("team", "text").execute(),
};
