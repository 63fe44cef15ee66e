import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { GuestlistError } from "../../errors.ts";
import type { Announcements } from "../../ports/announcements.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Conversations } from "../../ports/conversations.ts";
import type { SubscriptionRecord } from "../../ports/directory-changes.ts";
import type { Drafts } from "../../ports/drafts.ts";
import type { Followers } from "../../ports/followers.ts";
import type { InvitationLists } from "../../ports/invitation-lists.ts";
import type { Cursors, Invitations } from "../../ports/invitations.ts";
import type { JobRecords, Jobs } from "../../ports/jobs.ts";
import type { LateAnswers } from "../../ports/late-answers.ts";
import type { Log } from "../../ports/log.ts";
import type { Limits } from "../../ports/limits.ts";
import type { Posts, StopCards } from "../../ports/posts.ts";
import type { Receipts } from "../../ports/receipts.ts";
import type { Trail } from "../../ports/trail.ts";
import type { Settings, TeamConsent } from "../../ports/settings.ts";
import { storedAnnouncements } from "./announcements.ts";
import { storedConversations } from "./conversations.ts";
import { storedCursors } from "./cursors.ts";
import { storedDrafts } from "./drafts.ts";
import { storedFollowers } from "./followers.ts";
import { storedInvitationLists } from "./invitation-lists.ts";
import { storedInvitations } from "./invitations.ts";
import { storedJobRecords } from "./job-records.ts";
import { storedJobs } from "./jobs.ts";
import { storedLateAnswers } from "./late-answers.ts";
import { linkSeal } from "./link-seal.ts";
import { expectMigrated, migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { withPath } from "./sqlite/file-failure.ts";
import { openSqlite, openSqliteBeside, openSqliteToRead, prepareFile } from "./sqlite/open-sqlite.ts";
import { holdProcessLock, isProcessLockHeld } from "./sqlite/process-lock.ts";
import type { ProcessLock } from "./sqlite/process-lock.ts";
import { storedPosts } from "./posts.ts";
import { storedLimits } from "./limits.ts";
import { storedReceipts } from "./receipts.ts";
import { retryWhileBusy } from "./sqlite/retry-while-busy.ts";
import { NodeSqliteDialect } from "./sqlite/sqlite-dialect.ts";
import { storedSettings, storedSubscription, storedTeamConsent } from "./settings.ts";
import { inMemory, storeLocation } from "./sqlite/store-location.ts";
import { storedStopCards } from "./stop-cards.ts";
import type { Tables } from "./tables.ts";
import { storedTrail } from "./trail.ts";
import { unwrittenConversations } from "./read-only-conversations.ts";
import { wakeUp } from "./wake-up.ts";

/** The whole store, through its ports. After `close` every call throws `store-unavailable`. */
export interface Store {
  readonly invitations: Invitations;
  readonly lists: InvitationLists;
  readonly jobs: Jobs;
  readonly jobRecords: JobRecords;
  readonly conversations: Conversations;
  readonly limits: Limits;
  readonly receipts: Receipts;
  readonly cursors: Cursors;
  readonly drafts: Drafts;
  readonly lateAnswers: LateAnswers;
  readonly trail: Trail;
  readonly followers: Followers;
  readonly announcements: Announcements;
  readonly settings: Settings;
  readonly teamConsent: TeamConsent;
  readonly subscription: SubscriptionRecord;
  readonly posts: Posts;
  readonly stopCards: StopCards;
  /** Waits for running transactions, then closes the database. Closing twice does no harm. */
  close(): Promise<void>;
  /** Writes one value. @throws GuestlistError `store-unavailable` when the database can't be written. */
  tryWrite(): Promise<void>;
}

export interface StoreSettings {
  /** `sqlite:<path>`, `file:<path>`, a plain path, or `:memory:`. */
  readonly url: string;
  /** 32 bytes as base64, for redeem links. */
  readonly encryptionKey: string;
  readonly clock: Clock;
  readonly log?: Log;
  /** Milliseconds that a statement may block the process for another process's lock, before it is tried again later. */
  readonly busyTimeout?: number;
  /** Only one process at a time has the store to write in it; a second one waits for a minute, and is then refused with `store-in-use`. */
  readonly exclusive?: boolean;
}

const BUSY_TIMEOUT = 1000;
/** A command of a shell does nothing else meanwhile. */
const BUSY_TIMEOUT_BESIDE = 5000;

function missing(path: string): string {
  return path === inMemory
    ? "no other process sees it: name a file in DATABASE_URL"
    : "there is none yet: start the bot once (npm start), or name its file in DATABASE_URL";
}

async function closeWhenIdle(db: Kysely<Tables>, database: DatabaseSync): Promise<void> {
  // Only one caller at a time has the connection, so this waits for running transactions.
  await db.connection().execute(async () => {
    if (database.isOpen) database.close();
  });
}

/** One statement, not a transaction: it isn't repeated while another process holds the lock. */
async function tryWrite(db: Kysely<Tables>, clock: Clock): Promise<void> {
  const row = { name: "last-try-to-write", value: clock.now() };
  await db
    .insertInto("cursors")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}

function portsOver(db: Kysely<Tables>, { encryptionKey, clock, log }: StoreSettings): Omit<Store, "close" | "tryWrite"> {
  const wake = wakeUp();
  const seal = linkSeal(encryptionKey);
  return {
    invitations: storedInvitations({ db, seal, clock, wake }),
    lists: storedInvitationLists(db),
    jobs: storedJobs({ db, clock, wake, log }),
    jobRecords: storedJobRecords(db),
    conversations: storedConversations(db),
    limits: storedLimits(db),
    receipts: storedReceipts(db),
    cursors: storedCursors(db),
    drafts: storedDrafts({ db, seal }),
    lateAnswers: storedLateAnswers({ db, seal }),
    trail: storedTrail(db),
    followers: storedFollowers(db),
    announcements: storedAnnouncements(db),
    settings: storedSettings(db),
    teamConsent: storedTeamConsent(db),
    subscription: storedSubscription(db),
    posts: storedPosts({ db, clock }),
    stopCards: storedStopCards(db),
  };
}

/** The process lock of a store in a file, if it is asked for; a store in memory has no other process. */
async function lockFor(path: string, { exclusive, clock, log }: StoreSettings): Promise<ProcessLock | undefined> {
  return exclusive === true && path !== inMemory ? holdProcessLock({ path, clock, log }) : undefined;
}

async function openDatabase(path: string, settings: StoreSettings): Promise<Store> {
  const { clock, log, busyTimeout = BUSY_TIMEOUT } = settings;
  const lock = await lockFor(path, settings);
  let database: DatabaseSync | undefined;
  try {
    const opened = (database = await retryWhileBusy(clock, () => openSqlite(path, busyTimeout)));
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(opened, clock) });
    const ports = portsOver(db, settings);
    const isNew = await migrate(db, migrations);
    if (isNew && path !== inMemory) log?.info("database-created", { file: resolve(path) });
    const close = () => closeWhenIdle(db, opened).finally(() => lock?.release());
    return { ...ports, close, tryWrite: () => tryWrite(db, clock) };
  } catch (error) {
    database?.close();
    lock?.release();
    throw error;
  }
}

/**
 * Opens the store and migrates it to the newest version; creates it when missing (only the owner can read its file).
 * @throws GuestlistError `config-invalid` (URL or key), `store-unavailable`, `store-corrupt`, `store-in-use`, with the path and the way out
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const path = storeLocation(settings.url);
  try {
    if (path !== inMemory) prepareFile(path);
    return await openDatabase(path, settings);
  } catch (error) {
    throw withPath(path, error);
  }
}

async function readDatabase(path: string, settings: StoreSettings): Promise<Store> {
  const { clock, busyTimeout = BUSY_TIMEOUT } = settings;
  const database = await retryWhileBusy(clock, () => openSqliteToRead(path, busyTimeout));
  try {
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database, clock) });
    const ports = portsOver(db, settings);
    await expectMigrated(db, migrations);
    const conversations = unwrittenConversations(ports.conversations);
    return { ...ports, conversations, close: () => closeWhenIdle(db, database), tryWrite: () => tryWrite(db, clock) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens a store to read it; a bot may be running on it. Conversations are remembered in memory only; every other write throws
 * `store-unavailable`.
 * @throws GuestlistError `config-invalid` (URL or key), `store-unavailable` (also when there is none, or an older one), `store-corrupt`
 */
export async function readStore(settings: StoreSettings): Promise<Store> {
  const path = storeLocation(settings.url);
  try {
    return await readDatabase(path, settings);
  } catch (error) {
    throw withPath(path, error);
  }
}

/** The store beside a running bot. */
export interface StoreBeside extends Store {
  readonly isBotRunning: boolean;
}

async function openBeside(path: string, settings: StoreSettings): Promise<StoreBeside> {
  const { clock, busyTimeout = BUSY_TIMEOUT_BESIDE } = settings;
  if (path === inMemory || !existsSync(path)) throw new GuestlistError("store-unavailable", missing(path));
  const isBotRunning = isProcessLockHeld(path);
  const database = await retryWhileBusy(clock, () => openSqliteBeside(path, busyTimeout));
  try {
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database, clock) });
    const ports = portsOver(db, settings);
    await expectMigrated(db, migrations);
    return { ...ports, isBotRunning, close: () => closeWhenIdle(db, database), tryWrite: () => tryWrite(db, clock) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens an existing store to write in it beside the bot: migrates nothing, and takes no process lock.
 * @throws GuestlistError `config-invalid` (URL or key), `store-unavailable` (also when there is none, or one of another version),
 * `store-corrupt`
 */
export async function openStoreBeside(settings: StoreSettings): Promise<StoreBeside> {
  const path = storeLocation(settings.url);
  try {
    return await openBeside(path, settings);
  } catch (error) {
    throw withPath(path, error);
  }
}
