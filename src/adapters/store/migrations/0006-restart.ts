import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

/** Whose a lease is, when a job was scheduled, and which jobs wait for a remote. */
export const restart: Migration = {
  async up(db: Database) {
    await db.schema.alterTable("jobs").addColumn("owner", "text").execute();
    await db.schema.alterTable("jobs").addColumn("scheduled_at", "text").execute();
    await db.schema.alterTable("jobs").addColumn("not_before", "text").execute();
    const waiting = sql<boolean>`not_before is not null`;
    await db.schema.createIndex("jobs_waiting_for_remote").on("jobs").columns(["error", "due"]).where(waiting).execute();
  },
};
