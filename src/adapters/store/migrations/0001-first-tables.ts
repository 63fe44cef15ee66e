import { PostgresAdapter, sql } from "kysely";
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** A migration runs on the tables of its time, which today's types don't describe. */
type Database = Kysely<unknown>;

async function createInvitations(db: Database): Promise<void> {
  await db.schema
    .createTable("invitations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("since", "text", (column) => column.notNull())
    .addColumn("guest_id", "text")
    .addColumn("heard_at", "text")
    .addColumn("path", "text")
    .addColumn("reason", "text")
    .addColumn("reference", "text")
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("email_key", "text", (column) => column.notNull())
    .addColumn("requester_id", "text", (column) => column.notNull())
    .addColumn("requester_teams_id", "text", (column) => column.notNull())
    .addColumn("requester_name", "text", (column) => column.notNull())
    .addColumn("requester_locale", "text", (column) => column.notNull())
    .addColumn("requester_time_zone", "text", (column) => column.notNull())
    .addColumn("home_conversation", "text", (column) => column.notNull())
    .addColumn("home_root", "text", (column) => column.notNull())
    .addColumn("home_card", "text", (column) => column.notNull())
    .addColumn("options", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("sealed_link", "text")
    .execute();
}

async function indexInvitations(db: Database): Promise<void> {
  const open = sql<boolean>`state in ('requested', 'sending', 'invited')`;
  const index = (name: string) => db.schema.createIndex(name).on("invitations");
  await index("invitations_open_address").unique().column("email_key").where(open).execute();
  await index("invitations_by_address").columns(["email_key", "created_at"]).execute();
  await index("invitations_open_by_requester").columns(["requester_id", "created_at"]).where(open).execute();
  await index("invitations_open_by_home").columns(["home_root", "created_at"]).where(open).execute();
  await index("invitations_by_state_and_time").columns(["state", "since"]).execute();
  await index("invitations_by_state_and_id").columns(["state", "id"]).execute();
  await index("invitations_by_guest").column("guest_id").where("guest_id", "is not", null).execute();
}

async function createEvents(db: Database): Promise<void> {
  await db.schema
    .createTable("events")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("invitation", "text", (column) => column.notNull())
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("person", "text")
    .addColumn("detail", "text")
    .execute();
  await db.schema.createIndex("events_by_invitation").on("events").column("invitation").execute();
  await makeAppendOnly(db);
}

/** Lets rows of the audit trail neither change nor go. */
async function makeAppendOnly(db: Database): Promise<void> {
  await (db.getExecutor().adapter instanceof PostgresAdapter ? onPostgres(db) : onSqlite(db));
}

async function onSqlite(db: Database): Promise<void> {
  await sql`create trigger events_never_change before update on events
    begin select raise(abort, 'events are append-only'); end`.execute(db);
  await sql`create trigger events_never_go before delete on events
    begin select raise(abort, 'events are append-only'); end`.execute(db);
}

async function onPostgres(db: Database): Promise<void> {
  await sql`create function events_are_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'events are append-only'; end $$`.execute(db);
  await sql`create trigger events_never_change before update or delete on events
    for each row execute function events_are_append_only()`.execute(db);
  await sql`create trigger events_never_go before truncate on events
    for each statement execute function events_are_append_only()`.execute(db);
}

async function createJobs(db: Database): Promise<void> {
  await db.schema
    .createTable("jobs")
    .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("task", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.unique())
    .addColumn("due", "text", (column) => column.notNull())
    .addColumn("wanted", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("seen", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("lease", "text")
    .addColumn("leased_until", "text")
    .addColumn("error", "text")
    .execute();
  await db.schema.createIndex("jobs_by_due").on("jobs").columns(["due", "id"]).execute();
}

async function createConversations(db: Database): Promise<void> {
  await db.schema
    .createTable("conversations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("tenant_id", "text", (column) => column.notNull())
    .addColumn("service_url", "text", (column) => column.notNull())
    .addColumn("bot_id", "text", (column) => column.notNull())
    .addColumn("team_id", "text")
    .addColumn("channel_id", "text")
    .execute();
}

async function createCursorsAndReceipts(db: Database): Promise<void> {
  await db.schema
    .createTable("cursors")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("receipts")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("seen_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("receipts_by_time").on("receipts").column("seen_at").execute();
}

/** Invitations with their audit trail, jobs, conversations, cursors and receipts. */
export const firstTables: Migration = {
  async up(db: Database) {
    await createInvitations(db);
    await indexInvitations(db);
    await createEvents(db);
    await createJobs(db);
    await createConversations(db);
    await createCursorsAndReceipts(db);
  },
};
