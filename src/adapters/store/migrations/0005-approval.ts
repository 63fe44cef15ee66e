import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs against the tables of its day, which today's types don't know. */
type Database = Kysely<unknown>;

/** Requests that others decide about hold their address, too. */
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

/** Each for one kind of query only: an index that served open invitations as well would make SQLite read a requester's whole history for them. */
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

/** Approval by others, and the rule that spared it. */
export const approval: Migration = {
  async up(db: Database) {
    await db.schema.alterTable("invitations").addColumn("approval", "text").execute();
    await db.schema.alterTable("invitations").addColumn("allowed_by", "text").execute();
    await indexOpenAnew(db);
    await indexForLists(db);
    await createSettings(db);
  },
};
