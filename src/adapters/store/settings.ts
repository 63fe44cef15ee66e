import type { Kysely } from "kysely";
import { z } from "zod";
import type { Instant } from "../../domain/ids.ts";
import type { ApprovalsPlace, Settings } from "../../ports/settings.ts";
import type { SchemasOf } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { jsonText } from "../json-text.ts";
import { conversationId, instant, personId } from "./rows/stored-values.ts";
import type { Tables } from "./tables.ts";

const approvalsPlace = "approvals-place";

const placeSchema = z.object({
  name: z.string(),
  value: jsonText(
    z.object({
      conversation: conversationId,
      teamId: z.string().exactOptional(),
      by: personId,
      locale: z.string(),
      timeZone: z.string(),
      since: instant,
    } satisfies SchemasOf<ApprovalsPlace>),
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

async function save(db: Kysely<Tables>, name: string, value: ApprovalsPlace): Promise<void> {
  const row = { name, value: JSON.stringify(value) };
  await db
    .insertInto("settings")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}

export function storedSettings(db: Kysely<Tables>): Settings {
  return {
    once: (name, now) => db.transaction().execute((transaction) => once(transaction, name, now)),
    async approvalsPlace() {
      const row = await db.selectFrom("settings").selectAll().where("name", "=", approvalsPlace).executeTakeFirst();
      return row && readRow(placeSchema, "settings", row, "name").value;
    },
    chooseApprovalsPlace: (place) => db.transaction().execute((transaction) => save(transaction, approvalsPlace, place)),
    async forgetApprovalsPlace() {
      await db.transaction().execute((transaction) => transaction.deleteFrom("settings").where("name", "=", approvalsPlace).execute());
    },
  };
}
