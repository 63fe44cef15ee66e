import { sql } from "kysely";
import type { Kysely, SelectQueryBuilder } from "kysely";
import { z } from "zod";
import type { EmailKey, GuestId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Change, CommitOutcome, Invitations } from "../../ports/invitations.ts";
import type { Log } from "../../ports/log.ts";
import { blankUnsent } from "./blank-unsent.ts";
import { commitChange } from "./commit-change.ts";
import { readInvitation } from "./rows/invitation-row.ts";
import type { LinkSeal } from "./link-seal.ts";
import { openOnly } from "./rows/open-invitations.ts";
import { readRow } from "./rows/read-row.ts";
import { readableInvitations } from "./rows/readable-rows.ts";
import type { ReadReadable } from "./rows/readable-rows.ts";
import type { Tables } from "./tables.ts";
import type { WakeUp } from "./wake-up.ts";

type Query = SelectQueryBuilder<Tables, "invitations", object>;
interface Parts {
  readonly db: Kysely<Tables>;
  readonly seal: LinkSeal;
  readonly clock: Pick<Clock, "now">;
  readonly wake: WakeUp;
  readonly log?: Pick<Log, "error"> | undefined;
}

const MOST_OF_ADDRESS = 100;
/** Ids in one query: databases limit the number of parameters. */
const IDS_PER_QUERY = 500;

const linkSchema = z.object({ id: z.string(), sealed_link: z.string().nullable() });

async function read(query: Query): Promise<Invitation[]> {
  const rows = await query.selectAll().execute();
  return rows.map(readInvitation);
}

async function readFirst(query: Query): Promise<Invitation | undefined> {
  const [first] = await read(query.limit(1));
  return first;
}

function newestFirst(a: Invitation, b: Invitation): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

async function findByGuests(all: Query, ids: readonly GuestId[], readSome: ReadReadable): Promise<Invitation[]> {
  const asked = [...new Set(ids)];
  const found: Invitation[] = [];
  for (let start = 0; start < asked.length; start += IDS_PER_QUERY) {
    const some = all.where("guest_id", "in", asked.slice(start, start + IDS_PER_QUERY));
    found.push(...readSome(await some.selectAll().execute()));
  }
  return found.toSorted(newestFirst);
}

/** If there are very many, the attempts without a guest are left out. */
async function findByAddress(all: Query, email: EmailKey): Promise<Invitation[]> {
  const hasGuest = sql`case when guest_id is null then 1 else 0 end`;
  const query = all.where("email_key", "=", email).orderBy(hasGuest).orderBy("created_at", "desc").orderBy("id", "desc");
  return (await read(query.limit(MOST_OF_ADDRESS))).toSorted(newestFirst);
}

async function redeemUrl({ db, seal }: Parts, id: InvitationId): Promise<string | undefined> {
  const row = await db.selectFrom("invitations").select(["id", "sealed_link"]).where("id", "=", id).executeTakeFirst();
  const sealed = row && readRow(linkSchema, "invitations", row).sealed_link;
  return typeof sealed === "string" ? seal.open(id, sealed) : undefined;
}

async function commit({ db, wake, ...parts }: Parts, change: Change): Promise<CommitOutcome> {
  const outcome = await commitChange(db, parts, change);
  if (outcome === "committed" && change.jobs.some(({ due }) => due <= parts.clock.now())) wake.call();
  return outcome;
}

export function storedInvitations(parts: Parts): Invitations {
  const all: Query = parts.db.selectFrom("invitations");
  const readable = readableInvitations(parts.log);
  return {
    find: (id) => readFirst(all.where("id", "=", id).where("blanked_at", "is", null)),
    findOpen: (email) => readFirst(all.where("email_key", "=", email).where(openOnly)),
    findByGuests: (ids) => findByGuests(all, ids, (rows) => rows.map(readInvitation)),
    findReadableByGuests: (ids) => findByGuests(all, ids, readable),
    findByAddress: (email) => findByAddress(all, email),
    redeemUrl: (id) => redeemUrl(parts, id),
    blankUnsent: (before, now) => blankUnsent(parts.db, before, now),
    commit: (change) => commit(parts, change),
  };
}
