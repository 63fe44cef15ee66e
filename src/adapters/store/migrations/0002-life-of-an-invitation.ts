import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs against the tables of its day, which today's types don't know. */
type Database = Kysely<unknown>;

/** What became of an invitation after it went out. */
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

/** Resends, revocations, replacements, and what the preflight found. */
export const lifeOfAnInvitation: Migration = {
  async up(db: Database) {
    await growInvitations(db);
    await sql`update invitations set reason = 'domain-blocked' where reason = 'blocked-by-policy'`.execute(db);
  },
};
