import { Kysely } from "kysely";
import { seedGuests } from "../sandbox/seed.ts";
import { openStore } from "../src/adapters/store/database.ts";
import { openSqlite } from "../src/adapters/store/open-sqlite.ts";
import { invitationRow } from "../src/adapters/store/invitation-row.ts";
import { NodeSqliteDialect } from "../src/adapters/store/sqlite-dialect.ts";
import { storeLocation } from "../src/adapters/store/store-location.ts";
import type { InvitationTable, Tables } from "../src/adapters/store/tables.ts";
import { systemClock } from "../src/clock.ts";
import type { GuestId } from "../src/domain/ids.ts";
import { anInvitation } from "../test/build/an-invitation.ts";
import type { PretendTenant } from "./pretend-tenant.ts";

const day = 86_400_000;
/** Rows of one INSERT: SQLite takes 32,766 parameters. */
const rowsAtOnce = 1_000;

interface Pending {
  readonly count: number;
  /** How many of them were invited an hour ago; the others have waited for twenty days. */
  readonly young: number;
}

/** Fills the database that these settings name, and the pretend tenant, with guests who haven't accepted. */
export async function storePending(outside: PretendTenant, settings: Readonly<Record<string, string>>, pending: Pending): Promise<void> {
  const [url, encryptionKey] = [settings["DATABASE_URL"] ?? "", settings["ENCRYPTION_KEY"] ?? ""];
  const store = await openStore({ url, encryptionKey, clock: systemClock });
  await store.close();
  const known = outside.tenant.users.records.length;
  seedGuests(outside.tenant, pending.count);
  const rows = outside.tenant.users.records.slice(known).map(({ user }, index) => row(user, index < pending.young));
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openSqlite(storeLocation(url), 1_000), systemClock) });
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

/** An invitation that went out, which this guest hasn't accepted. */
function row({ id, mail }: { readonly id: string; readonly mail: string | null }, young: boolean): InvitationTable {
  const since = systemClock.later(young ? -day / 24 : -20 * day);
  const state = { kind: "invited", since, guestId: id as GuestId } as const;
  return { ...invitationRow(anInvitation({ email: mail ?? id, version: 3, state, createdAt: since })), sealed_link: null };
}
