import { createHash, timingSafeEqual } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Instant } from "../../domain/ids.ts";
import { announcementScopes } from "../../domain/announcement.ts";
import type { Subscription } from "../../domain/announcement.ts";
import { refusalReasons } from "../../ports/directory-changes.ts";
import type { KeptRefusal, KeptSubscription, SubscriptionRecord } from "../../ports/directory-changes.ts";
import type { ApprovalsPlace, LeftPlace, Settings, TeamConsent } from "../../ports/settings.ts";
import { isPostgres } from "./engine.ts";
import type { SchemasOf } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { jsonText } from "../json-text.ts";
import { conversationId, instant, personId } from "./rows/stored-values.ts";
import type { Tables } from "./tables.ts";

const approvalsPlace = "approvals-place";

const missingConsent = "team-consent-missing";

const leftPrefix = "left-place:";

const directorySubscription = "directory-subscription";

const chosen = {
  conversation: conversationId,
  teamId: z.string().exactOptional(),
  by: personId,
  locale: z.string(),
  timeZone: z.string(),
  since: instant,
} satisfies SchemasOf<ApprovalsPlace>;

const approvals = z.object(chosen);
const subscription = z.object({ ...chosen, scope: z.enum(announcementScopes) } satisfies SchemasOf<Subscription>);

const placeSchema = z.object({ name: z.string(), value: jsonText(approvals) });

const leftSchema = z.object({
  name: z.string(),
  value: jsonText(
    z.object({
      place: z.string(),
      approvals: approvals.exactOptional(),
      subscriptions: z.array(subscription),
    } satisfies SchemasOf<LeftPlace>),
  ),
});

interface Missing {
  readonly since: Instant;
}

const missingSchema = z.object({ name: z.string(), value: jsonText(z.object({ since: instant } satisfies SchemasOf<Missing>)) });

/** `secret`: SHA-256 of the `clientState`, in hex. */
interface StoredSubscription extends KeptSubscription {
  readonly secret: string;
}

const subscriptionSchema = z.object({
  name: z.string(),
  value: jsonText(
    z.object({
      id: z.string().exactOptional(),
      url: z.string(),
      renewedAt: instant,
      secret: z.string().regex(/^[\da-f]{64}$/),
      refusal: z.object({ reason: z.enum(refusalReasons), times: z.int() } satisfies SchemasOf<KeptRefusal>).exactOptional(),
    } satisfies SchemasOf<StoredSubscription>),
  ),
});

async function once(db: Kysely<Tables>, name: string, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("marks")
    .values({ name, at })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function save(db: Kysely<Tables>, name: string, value: ApprovalsPlace | LeftPlace | Missing | StoredSubscription): Promise<void> {
  const row = { name, value: JSON.stringify(value) };
  await db
    .insertInto("settings")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}

async function drop(db: Kysely<Tables>, name: string): Promise<void> {
  await db.deleteFrom("settings").where("name", "=", name).execute();
}

export function storedSettings(db: Kysely<Tables>): Settings {
  return {
    once: (name, now) => db.transaction().execute((transaction) => once(transaction, name, now)),
    async approvalsPlace() {
      const row = await db.selectFrom("settings").selectAll().where("name", "=", approvalsPlace).executeTakeFirst();
      return row && readRow(placeSchema, "settings", row, "name").value;
    },
    chooseApprovalsPlace: (place) => db.transaction().execute((transaction) => save(transaction, approvalsPlace, place)),
    forgetApprovalsPlace: () => db.transaction().execute((transaction) => drop(transaction, approvalsPlace)),
    async leftPlaces() {
      const rows = await db.selectFrom("settings").selectAll().where("name", "like", `${leftPrefix}%`).orderBy("name").execute();
      return rows.map((row) => readRow(leftSchema, "settings", row, "name").value);
    },
    keepLeftPlace: (left) => db.transaction().execute((transaction) => save(transaction, leftPrefix + left.place, left)),
    dropLeftPlace: (place) => db.transaction().execute((transaction) => drop(transaction, leftPrefix + place)),
  };
}

export function storedTeamConsent(db: Kysely<Tables>): TeamConsent {
  return {
    async missingSince() {
      const row = await db.selectFrom("settings").selectAll().where("name", "=", missingConsent).executeTakeFirst();
      return row && readRow(missingSchema, "settings", row, "name").value.since;
    },
    note: (isGiven, since) =>
      db
        .transaction()
        .execute((transaction) => (isGiven ? drop(transaction, missingConsent) : save(transaction, missingConsent, { since }))),
  };
}

const subscriptionRow = (db: Kysely<Tables>) => db.selectFrom("settings").selectAll().where("name", "=", directorySubscription);

/** One that can't be read counts as none: another one is ordered, and takes its place. */
function readSubscription(row: unknown): StoredSubscription | undefined {
  return subscriptionSchema.safeParse(row).data?.value;
}

async function findSubscription(db: Kysely<Tables>): Promise<StoredSubscription | undefined> {
  return readSubscription(await subscriptionRow(db).executeTakeFirst());
}

/** Nobody else can change it before the transaction ends. */
async function lockSubscription(transaction: Kysely<Tables>): Promise<StoredSubscription | undefined> {
  const row = await subscriptionRow(transaction)
    .$if(isPostgres(transaction), (query) => query.forUpdate())
    .executeTakeFirst();
  return readSubscription(row);
}

async function changeSubscription(
  db: Kysely<Tables>,
  change: (stored: StoredSubscription) => StoredSubscription | undefined,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const stored = await lockSubscription(transaction);
    const changed = stored && change(stored);
    if (changed) await save(transaction, directorySubscription, changed);
  });
}

function granted(stored: StoredSubscription): StoredSubscription {
  const { refusal: _, ...rest } = stored;
  return rest;
}

function secretOf(clientState: string): Buffer {
  return createHash("sha256").update(clientState).digest();
}

export function storedSubscription(db: Kysely<Tables>): SubscriptionRecord {
  return {
    async find() {
      const stored = await findSubscription(db);
      if (!stored) return undefined;
      const { secret: _, ...kept } = stored;
      return kept;
    },
    begin(url, clientState, renewedAt) {
      const begun = { url, renewedAt, secret: secretOf(clientState).toString("hex") };
      return db.transaction().execute(async (transaction) => {
        const { refusal } = (await lockSubscription(transaction)) ?? {};
        await save(transaction, directorySubscription, { ...begun, ...(refusal && { refusal }) });
      });
    },
    confirm: (id, clientState, renewedAt) =>
      changeSubscription(db, (stored) => {
        const isSame = stored.secret === secretOf(clientState).toString("hex") && (stored.id ?? id) === id;
        return isSame ? { ...granted(stored), id, renewedAt } : undefined;
      }),
    renewed: (id, renewedAt) => changeSubscription(db, (stored) => (stored.id === id ? { ...granted(stored), renewedAt } : undefined)),
    refused: (refusal) => changeSubscription(db, (stored) => ({ ...stored, refusal })),
    forget: () => db.transaction().execute((transaction) => drop(transaction, directorySubscription)),
    async genuine() {
      const stored = await findSubscription(db);
      const secret = stored && Buffer.from(stored.secret, "hex");
      return (clientState) => secret !== undefined && timingSafeEqual(secret, secretOf(clientState));
    },
  };
}
