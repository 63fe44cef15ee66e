import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Instant } from "../../domain/ids.ts";
import type { Tables } from "./tables.ts";

/** Each of these stands in the trail of an invitation for which Graph may have been asked to invite. */
const tried = ["sending", "approved", "retried", "sent", "adopted"];

/** Also requests that an earlier release stored and never judged to the end: they end here. A blanked row can still be read. */
export async function blankUnsent(db: Kysely<Tables>, before: Instant, now: Instant): Promise<number> {
  const { numUpdatedRows } = await db.transaction().execute((transaction) =>
    transaction
      .updateTable("invitations")
      .set({
        state: "failed",
        reason: sql<string>`coalesce(reason, 'interrupted')`,
        reference: sql<string>`coalesce(reference, '')`,
        email: "",
        email_key: sql<string>`'blanked:' || id`,
        options: '{"redirectUrl":"","sendMail":false}',
        findings: '{"notChecked":[]}',
        approval: null,
        blanked_at: now,
        version: sql<number>`version + 1`,
      })
      .where("state", "in", ["failed", "requested"])
      .where("since", "<", before)
      .where("blanked_at", "is", null)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("events").select("id").whereRef("invitation", "=", "invitations.id").where("what", "in", tried))),
      )
      .executeTakeFirstOrThrow(),
  );
  return Number(numUpdatedRows);
}
