import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

/** A request that waits for a decision reserves its address, too. */
async function indexOpenAnew(db: Database): Promise<void> {
  const open = sql<boolean>`state in ('requested', 'awaiting-approval', 'sending', 'invited')`;
  for (const name of ["invitations_open_address", "invitations_open_by_requester", "invitations_open_by_home"]) {
    await db.schema.dropIndex(name).execute();
  }
  const index = (name: string) => db.schema.createIndex(name).on("invitations");
  await index("invitations_open_address").unique().column("email_key").where(open).execute();
  await index("invitations_open_by_requester").columns(["requester_id", "created_at"]).where(open).execute();
  await index("invitations_open_by_home").columns(["home_root", "created_at"]).where(open).execute();
}

/**
 * Each index serves one kind of query. If one of them also covered open invitations, SQLite would read a requester's whole history to find
 * them.
 */
async function indexForLists(db: Database): Promise<void> {
  const awaiting = sql<boolean>`state = 'awaiting-approval'`;
  const counted = sql<boolean>`state != 'failed'`;
  const index = (name: string) => db.schema.createIndex(name).on("invitations");
  await index("invitations_awaiting_approval").columns(["state", "created_at", "id"]).where(awaiting).execute();
  await index("invitations_by_requester_and_time").columns(["requester_id", "created_at"]).where(counted).execute();
}

async function createSettings(db: Database): Promise<void> {
  await db.schema
    .createTable("settings")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}

/** Approvals, and the rule that made an approval unnecessary. */
export const approval: Migration = {
  async up(db: Database) {
    await db.schema.alterTable("invitations").addColumn("approval", "text").execute();
    await db.schema.alterTable("invitations").addColumn("allowed_by", "text").execute();
    await indexOpenAnew(db);
    await indexForLists(db);
    await createSettings(db);
  },
};
