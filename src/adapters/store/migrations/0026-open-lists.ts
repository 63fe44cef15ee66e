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
    const whose = { invitations_open_by_requester: "requester_id", invitations_open_by_home: "home_root" };
    for (const [name, column] of Object.entries(whose)) {
      await db.schema.dropIndex(name).execute();
      const columns = [column, "origin", "created_at", "id", "state"];
      await db.schema.createIndex(name).on("invitations").columns(columns).where(open).execute();
    }
  },
};
