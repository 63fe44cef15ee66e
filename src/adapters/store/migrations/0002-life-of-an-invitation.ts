import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

/** Columns for the time after an invitation was sent. */
async function growInvitations(db: Database): Promise<void> {
  const grow = () => db.schema.alterTable("invitations");
  await grow().addColumn("again", "text").execute();
  await grow()
    .addColumn("findings", "text", (column) => column.notNull().defaultTo('{"notChecked":[]}'))
    .execute();
  await grow()
    .addColumn("created_guest", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await grow()
    .addColumn("resends", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await grow().addColumn("replaces", "text").execute();
}

/** Resends, revocations, replacements, and the preflight's findings. */
export const lifeOfAnInvitation: Migration = {
  async up(db: Database) {
    await growInvitations(db);
    await sql`update invitations set reason = 'domain-blocked' where reason = 'blocked-by-policy'`.execute(db);
  },
};
