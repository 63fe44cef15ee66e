import type { Kysely } from "kysely";
import type { Announcements } from "../../ports/announcements.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Conversations } from "../../ports/conversations.ts";
import type { SubscriptionRecord } from "../../ports/directory-changes.ts";
import type { Drafts } from "../../ports/drafts.ts";
import type { Followers } from "../../ports/followers.ts";
import type { Guests, InvitationLists } from "../../ports/invitation-lists.ts";
import type { Cursors, Invitations } from "../../ports/invitations.ts";
import type { Instances, JobRecords, Jobs } from "../../ports/jobs.ts";
import type { LateAnswers } from "../../ports/late-answers.ts";
import type { Log } from "../../ports/log.ts";
import type { KeptPauses, Limits } from "../../ports/limits.ts";
import type { Posts, StopCards } from "../../ports/posts.ts";
import type { Receipts } from "../../ports/receipts.ts";
import type { Trail } from "../../ports/trail.ts";
import type { Settings, TeamConsent } from "../../ports/settings.ts";
import { storedAnnouncements } from "./announcements.ts";
import { storedConversations } from "./conversations.ts";
import { storedCursors } from "./cursors.ts";
import { storedDrafts } from "./drafts.ts";
import { storedFollowers } from "./followers.ts";
import { storedGuests } from "./guests.ts";
import { storedInvitationLists } from "./invitation-lists.ts";
import { storedInvitations } from "./invitations.ts";
import { storedJobRecords } from "./job-records.ts";
import { storedJobs } from "./jobs.ts";
import { storedLateAnswers } from "./late-answers.ts";
import { linkSeal } from "./link-seal.ts";
import { storedPosts } from "./posts.ts";
import { storedLimits } from "./limits.ts";
import { storedReceipts } from "./receipts.ts";
import { storedSettings, storedSubscription, storedTeamConsent } from "./settings.ts";
import { storedStopCards } from "./stop-cards.ts";
import { storedInstances } from "./running/instances.ts";
import { keptPauses } from "./running/kept-pauses.ts";
import { migrations } from "./migrations/index.ts";
import type { Tables } from "./tables.ts";
import { storedTrail } from "./trail.ts";
import { wakeUp } from "./wake-up.ts";
import type { Engine } from "./engine.ts";
import type { PostgresSettings } from "./postgres/connection-settings.ts";

/** The whole store, through its ports. After `close` every call throws `store-unavailable`. */
export interface Store {
  readonly invitations: Invitations;
  readonly lists: InvitationLists;
  readonly guests: Guests;
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
  readonly instances: Instances;
  readonly pauses: KeptPauses;
  /** Waits for running transactions, then closes the database. Closing twice does no harm. */
  close(): Promise<void>;
  /** Writes one value. @throws GuestlistError `store-unavailable` when the database can't be written. */
  tryWrite(): Promise<void>;
}

export interface StoreSettings {
  /** `sqlite:<path>`, `file:<path>`, a plain path, `:memory:`, or `postgres://…`. */
  readonly url: string;
  /** For a database of PostgreSQL. */
  readonly postgres?: PostgresSettings;
  /** 32 bytes as base64, for redeem links. */
  readonly encryptionKey: string;
  readonly clock: Clock;
  readonly log?: Log;
  /** Milliseconds that a statement may block the process for another process's lock, before it is tried again later. */
  readonly busyTimeout?: number;
  /**
   * SQLite: only one process at a time has the store to write in it; a second one waits for a minute, and is then refused with `store-in-use`.
   */
  readonly exclusive?: boolean;
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

/** The ports of a store over its open database. */
export function portsOver(engine: Engine, settings: StoreSettings): Store {
  const { db } = engine;
  const { encryptionKey, clock, log } = settings;
  const wake = wakeUp();
  const seal = linkSeal(encryptionKey);
  const owner = clock.newId();
  const [newest = ""] = Object.keys(migrations).toSorted().toReversed();
  return {
    invitations: storedInvitations({ db, seal, clock, wake, log }),
    lists: storedInvitationLists(db),
    guests: storedGuests(db, log),
    jobs: storedJobs({ db, isShared: engine.isShared, clock, wake, log, owner }),
    jobRecords: storedJobRecords(db),
    conversations: storedConversations(db),
    limits: storedLimits(db),
    receipts: storedReceipts(db),
    cursors: storedCursors(db),
    drafts: storedDrafts({ db, seal }),
    lateAnswers: storedLateAnswers({ db, seal }),
    trail: storedTrail(db),
    followers: storedFollowers(db),
    announcements: storedAnnouncements(db, log),
    settings: storedSettings(db),
    teamConsent: storedTeamConsent(db),
    subscription: storedSubscription(db),
    posts: storedPosts({ db, clock }),
    stopCards: storedStopCards(db),
    instances: storedInstances({ db, id: owner, migration: newest, clock }),
    pauses: keptPauses(db),
    close: engine.close,
    tryWrite: () => tryWrite(db, clock),
  };
}
