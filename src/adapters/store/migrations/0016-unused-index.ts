import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** It served the count of a person's mails in a day. The ledger counts them now, and each change of an invitation still wrote this index. */
export const unusedIndex: Migration = {
  up: (db: Kysely<unknown>) => db.schema.dropIndex("invitations_by_requester_and_time").execute(),
};
