import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * The open invitations of a person and of a conversation are counted and sorted in the index alone: 100,000 of one person are counted within some
 * milliseconds, and a page reads the rows that it shows.
 */
export const openLists: Migration = {
  async up(db: Kysely<unknown>) {
    const open = sql<boolean>`state in ('requested', 'awaiting-approval', 'queued', 'sending', 'invited')`;
    const whose = { requester: "requester_id", home: "home_root" };
    for (const [name, column] of Object.entries(whose)) {
      const columns = [column, "origin", "created_at", "id", "state"];
      await db.schema.createIndex(`invitations_open_of_${name}`).on("invitations").columns(columns).where(open).execute();
    }
    // last: on PostgreSQL nobody can read the table from here until the end of the transaction
    for (const name of Object.keys(whose)) await db.schema.dropIndex(`invitations_open_by_${name}`).execute();
  },
};
