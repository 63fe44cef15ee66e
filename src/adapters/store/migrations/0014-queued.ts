import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

async function tellOfStops(db: Database): Promise<void> {
  await db.schema.alterTable("gate").addColumn("trial_name", "text").execute();
  await db.schema.alterTable("gate").addColumn("tried", "text").execute();
  await db.schema
    .createTable("stop_cards")
    .addColumn("since", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("addressee", "text", (column) => column.notNull())
    .addColumn("locale", "text", (column) => column.notNull())
    .addColumn("time_zone", "text", (column) => column.notNull())
    .addColumn("conversation", "text")
    .addColumn("card", "text")
    .addColumn("shown", "text")
    .addPrimaryKeyConstraint("stop_cards_once", ["since", "addressee"])
    .execute();
}

/** An invitation that waits for its time reserves its address, too. And what administrators are told while Microsoft has stopped everything. */
export const queued: Migration = {
  async up(db: Database) {
    await db.schema.alterTable("invitations").addColumn("goes_out_at", "text").execute();
    await db.schema.alterTable("invitations").addColumn("confirmed", "text").execute();
    const open = sql<boolean>`state in ('requested', 'awaiting-approval', 'queued', 'sending', 'invited')`;
    for (const name of ["invitations_open_address", "invitations_open_by_requester", "invitations_open_by_home"]) {
      await db.schema.dropIndex(name).execute();
    }
    const index = (name: string) => db.schema.createIndex(name).on("invitations");
    await index("invitations_open_address").unique().column("email_key").where(open).execute();
    await index("invitations_open_by_requester").columns(["requester_id", "created_at"]).where(open).execute();
    await index("invitations_open_by_home").columns(["home_root", "created_at"]).where(open).execute();
    await tellOfStops(db);
  },
};
