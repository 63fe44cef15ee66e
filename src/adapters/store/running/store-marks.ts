import type { Kysely } from "kysely";
import { z } from "zod";
import type { Instant } from "../../../domain/ids.ts";
import { readRestored, restoredCursor } from "../../../domain/restored-cursor.ts";
import { GuestlistError } from "../../../errors.ts";
import { jsonText } from "../../json-text.ts";
import { instant } from "../rows/stored-values.ts";
import type { SchemasOf } from "../rows/complete.ts";
import { readRow } from "../rows/read-row.ts";
import type { Tables } from "../tables.ts";

/** Marks are cursors: every release has that table, so every program finds them. */
const copiedCursor = "copied-to";

/** Where the data of a store went. */
export interface CopiedMark {
  readonly at: Instant;
  /** Without a password. */
  readonly to: string;
  /** The copy isn't known to have ended: it runs, or was broken off. */
  readonly isUnderWay?: true;
}

const copiedSchema = z.object({
  name: z.string(),
  value: jsonText(z.object({ at: instant, to: z.string(), isUnderWay: z.literal(true).exactOptional() } satisfies SchemasOf<CopiedMark>)),
});

async function put(db: Kysely<Tables>, row: { readonly name: string; readonly value: string }): Promise<void> {
  await db
    .insertInto("cursors")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}

const find = (db: Kysely<Tables>, name: string) => db.selectFrom("cursors").selectAll().where("name", "=", name).executeTakeFirst();

/** Notes that the data goes, or went, somewhere else: from then on, no bot and no command line works on this store. */
export async function markCopied(db: Kysely<Tables>, mark: CopiedMark): Promise<void> {
  await put(db, { name: copiedCursor, value: JSON.stringify(mark) });
}

/** Undefined: the data is here. */
export async function copiedMark(db: Kysely<Tables>): Promise<CopiedMark | undefined> {
  const row = await find(db, copiedCursor);
  return row && readRow(copiedSchema, "cursors", row, "name").value;
}

/** Takes this mark back. False if there is none, or another one: the copy went on meanwhile. */
export async function dropCopiedMark(db: Kysely<Tables>, mark: CopiedMark): Promise<boolean> {
  const found = db.deleteFrom("cursors").where("name", "=", copiedCursor).where("value", "=", JSON.stringify(mark));
  const { numDeletedRows } = await found.executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Notes that this store was restored from a backup: `look-after-restore.ts` takes that back. */
export async function markRestored(db: Kysely<Tables>, at: Instant): Promise<void> {
  await put(db, { name: restoredCursor, value: at });
}

/** When the backup was made, or marked; undefined once all open invitations were looked up. */
export async function restoredMark(db: Kysely<Tables>): Promise<string | undefined> {
  return readRestored((await find(db, restoredCursor))?.value)?.madeAt;
}

/**
 * Refuses a store whose data went somewhere else. One that is new has no mark.
 * @throws GuestlistError `store-copied`, which says where the data went, and the way back.
 */
export async function expectNotCopied(db: Kysely<Tables>): Promise<void> {
  const mark = await markOfAny(db);
  if (mark !== undefined) throw wentElsewhere(mark);
}

/** The mark of a database that may have no tables yet. */
export async function markOfAny(db: Kysely<Tables>): Promise<CopiedMark | undefined> {
  const tables = await db.introspection.getTables();
  return tables.some(({ name }) => name === "cursors") ? copiedMark(db) : undefined;
}

/** The same for a store that has its tables, with one small query. */
export async function expectUnmarked(db: Kysely<Tables>): Promise<void> {
  const mark = await copiedMark(db);
  if (mark !== undefined) throw wentElsewhere(mark);
}

export function wentElsewhere({ at, to, isUnderWay }: CopiedMark): GuestlistError {
  const day = at.slice(0, 10);
  return new GuestlistError(
    "store-copied",
    isUnderWay
      ? `its data is being copied to ${to} since ${day} at ${at.slice(11, 16)} UTC: wait for the end of guestlist store copy; ` +
          `if that was broken off, run it again; or, to go on here, empty the other place, where the copy may be whole, ` +
          `and take the mark back with guestlist store copy --unmark`
      : `its data was copied to ${to} on ${day}, and that is where Guestlist works now: name that in DATABASE_URL; ` +
          `or, to go on here without what happened there, take the mark back with guestlist store copy --unmark`,
  );
}
