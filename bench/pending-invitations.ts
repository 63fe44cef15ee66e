import { randomUUID } from "node:crypto";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { seedGuests } from "../sandbox/tenant/seed.ts";
import { openStore } from "../src/adapters/store/database.ts";
import { invitationRow } from "../src/adapters/store/rows/invitation-row.ts";
import type { InvitationTable } from "../src/adapters/store/tables.ts";
import { systemClock } from "../src/clock.ts";
import type { GuestId, InvitationId } from "../src/domain/ids.ts";
import { anInvitation } from "../test/build/an-invitation.ts";
import { openTables } from "./open-tables.ts";

const day = 86_400_000;
const tenMinutes = 600_000;
/** Rows of one INSERT: SQLite takes 32,766 parameters. */
const rowsAtOnce = 500;

interface Pending {
  readonly count: number;
  /** How many of them were invited lately; the others have been pending for twenty days. */
  readonly young: number;
  /** How long ago the young were invited, in milliseconds: ten minutes by default. */
  readonly youngFor?: number;
  /** How many of these guests the pretend directory has: the recent ones, and then those that are checked first. */
  readonly inDirectory: number;
}

/** Fills the database in these settings, and the pretend tenant, with pending guests. */
export async function storePending(sandbox: Sandbox, settings: Readonly<Record<string, string>>, pending: Pending): Promise<void> {
  const [url, encryptionKey] = [settings["DATABASE_URL"] ?? "", settings["ENCRYPTION_KEY"] ?? ""];
  const store = await openStore({ url, encryptionKey, clock: systemClock });
  await store.close();
  const { users } = sandbox.tenant;
  const known = users.list().length;
  seedGuests(sandbox.tenant, pending.inDirectory);
  const guests = users.list().slice(known);
  const { count, young, youngFor = tenMinutes } = pending;
  const rows = Array.from({ length: count }, (_, index) => row(index, guests[index]?.id, index < young ? youngFor : 20 * day));
  const db = openTables(settings);
  await db.transaction().execute(async (transaction) => {
    for (let start = 0; start < rows.length; start += rowsAtOnce) {
      await transaction
        .insertInto("invitations")
        .values(rows.slice(start, start + rowsAtOnce))
        .execute();
    }
  });
  await db.destroy();
}

/** A sent invitation that this guest has not accepted. */
function row(index: number, guest: string = randomUUID(), ago: number): InvitationTable {
  const since = systemClock.later(-ago);
  const state = { kind: "invited", since, guestId: guest as GuestId } as const;
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}` as InvitationId;
  return {
    ...invitationRow(anInvitation({ id, version: 3, email: `partner-${index}@northwind.example`, state, createdAt: since })),
    sealed_link: null,
    blanked_at: null,
  };
}
