import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Why an administrator invited against the policy; erased with the other personal data. */
export const policyOverride: Migration = {
  up: (db: Kysely<unknown>) => db.schema.alterTable("invitations").addColumn("policy_override", "text").execute(),
};
