import type { Kysely, Transaction } from "kysely";
import type { AuditEvent } from "../../domain/audit.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { openStates } from "../../domain/invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Change, CommitOutcome, Cursor, OpenLimit } from "../../ports/invitations.ts";
import { queueAnnouncement } from "./announcements.ts";
import { lockByName } from "./engine.ts";
import { enqueueJob } from "./jobs/enqueue-job.ts";
import { saveFollower } from "./followers.ts";
import { expectUnmarked } from "./running/store-marks.ts";
import { invitationRow } from "./rows/invitation-row.ts";
import type { LinkSeal } from "./link-seal.ts";
import { openOnly } from "./rows/open-invitations.ts";
import type { Tables } from "./tables.ts";

interface Parts {
  readonly seal: LinkSeal;
  readonly clock: Pick<Clock, "now">;
}

type Refusal = Exclude<CommitOutcome, "committed">;

/** Thrown inside the transaction to roll all of it back; never leaves this module. */
class Refused extends Error {
  readonly outcome: Refusal;

  constructor(outcome: Refusal) {
    super(outcome);
    this.outcome = outcome;
  }
}

function demand(fulfilled: boolean, otherwise: Refusal): void {
  if (!fulfilled) throw new Refused(otherwise);
}

function isOpen({ state }: Invitation): boolean {
  return openStates.includes(state.kind);
}

/** Checked before the write: on PostgreSQL, a violated index would end the whole transaction. */
async function demandFreeAddress(db: Transaction<Tables>, { id, emailKey }: Invitation): Promise<void> {
  await lockByName(db, `address ${emailKey}`);
  const other = await db
    .selectFrom("invitations")
    .select("id")
    .where("email_key", "=", emailKey)
    .where("id", "!=", id)
    .where(openOnly)
    .executeTakeFirst();
  demand(other === undefined, "address-taken");
}

async function insert(db: Transaction<Tables>, invitation: Invitation): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("invitations")
    .values(invitationRow(invitation))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow();
  demand(numInsertedOrUpdatedRows === 1n, "conflict");
}

async function update(db: Transaction<Tables>, invitation: Invitation): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("invitations")
    .set(invitationRow(invitation))
    .where("id", "=", invitation.id)
    .where("version", "=", invitation.version - 1)
    .executeTakeFirstOrThrow();
  demand(numUpdatedRows === 1n, "conflict");
}

async function saveInvitation(db: Transaction<Tables>, invitation: Invitation): Promise<void> {
  if (isOpen(invitation)) await demandFreeAddress(db, invitation);
  await (invitation.version === 1 ? insert(db, invitation) : update(db, invitation));
}

/** Saves invitations that end first: in one change, an invitation may end and another one open for the same address. */
async function saveInvitations(db: Transaction<Tables>, invitations: readonly Invitation[]): Promise<void> {
  const endedFirst = invitations.toSorted((a, b) => Number(isOpen(a)) - Number(isOpen(b)));
  for (const invitation of endedFirst) await saveInvitation(db, invitation);
}

/** Checked after the invitations were saved: they count. */
async function demandWithin(db: Transaction<Tables>, { requester, states, most }: OpenLimit): Promise<void> {
  await lockByName(db, `open of ${requester}`);
  const counting = db.selectFrom("invitations").select(({ fn }) => fn.countAll().as("count"));
  const { count } = await counting
    .where("requester_id", "=", requester)
    .where(openOnly)
    .where("state", "in", states)
    .where("origin", "is", null)
    .executeTakeFirstOrThrow();
  demand(Number(count) <= most, "over-limit");
}

async function saveEvents(db: Transaction<Tables>, events: readonly AuditEvent[]): Promise<void> {
  for (const { at, invitation, what, by, detail, via } of events) {
    await db
      .insertInto("events")
      .values({ at, invitation, what, person: by ?? null, detail: detail ?? null, via: via ?? null })
      .execute();
  }
}

async function saveLink(db: Transaction<Tables>, id: InvitationId, sealed: string | null): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("invitations")
    .set({ sealed_link: sealed })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  demand(numUpdatedRows === 1n, "conflict");
}

async function moveCursor(db: Transaction<Tables>, { name, from, to }: Cursor): Promise<void> {
  if (from === undefined) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("cursors")
      .values({ name, value: to })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .executeTakeFirstOrThrow();
    demand(numInsertedOrUpdatedRows === 1n, "conflict");
    return;
  }
  const { numUpdatedRows } = await db
    .updateTable("cursors")
    .set({ value: to })
    .where("name", "=", name)
    .where("value", "=", from)
    .executeTakeFirstOrThrow();
  demand(numUpdatedRows === 1n, "conflict");
}

async function writeChange(db: Transaction<Tables>, { seal, clock }: Parts, change: Change): Promise<void> {
  await saveInvitations(db, change.invitations);
  for (const limit of change.limits ?? []) await demandWithin(db, limit);
  for (const [id, link] of change.redeemUrls ?? []) await saveLink(db, id, link === null ? null : seal.seal(id, link));
  if (change.cursor) await moveCursor(db, change.cursor);
  await saveEvents(db, change.events);
  for (const follower of change.followers ?? []) await saveFollower(db, follower);
  for (const announcement of change.announcements ?? []) await queueAnnouncement(db, announcement);
  for (const job of change.jobs) await enqueueJob(db, job, clock.now());
  await expectUnmarked(db); // last: it may have waited for a copy until now
}

/**
 * Writes a whole change in one transaction, or nothing. No remote call happens inside it.
 * @throws GuestlistError `store-copied` when the data went to another place since the store was opened.
 */
export async function commitChange(db: Kysely<Tables>, parts: Parts, change: Change): Promise<CommitOutcome> {
  try {
    await db.transaction().execute((transaction) => writeChange(transaction, parts, change));
    return "committed";
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}
