import { sql } from "kysely";
import type { Kysely } from "kysely";
import type { Instant } from "../../domain/ids.ts";
import type { Tables } from "./tables.ts";

/** Each of these stands in the trail of an invitation for which Graph may have been asked to invite, unless it had to wait right after. */
const tried = sql`('sending', 'approved', 'retried', 'sent', 'adopted')`;

/** `queued` as the next event: it didn't go out then, or Graph has answered that nothing was done. */
const wasTried = sql<boolean>`exists (
  select 1 from events as attempt
  where attempt.invitation = invitations.id and attempt.what in ${tried} and coalesce((
    select following.what from events as following
    where following.invitation = attempt.invitation and following.id > attempt.id
    order by following.id limit 1
  ), '') != 'queued'
)`;

/**
 * Also requests that an earlier release stored and never judged to the end: they end here. A blanked row can still be read. The requester's id
 * stays, as in the trail.
 */
export async function blankUnsent(db: Kysely<Tables>, before: Instant, now: Instant): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const blanked = await transaction
      .updateTable("invitations")
      .set({
        state: "failed",
        reason: sql<string>`coalesce(reason, 'interrupted')`,
        reference: sql<string>`coalesce(reference, '')`,
        email: "",
        email_key: sql<string>`'blanked:' || id`,
        requester_name: "",
        requester_teams_id: "",
        options: '{"redirectUrl":"","sendMail":false}',
        findings: '{"notChecked":[]}',
        approval: null,
        policy_override: null,
        team: null,
        sealed_link: null,
        blanked_at: now,
        version: sql<number>`version + 1`,
      })
      .where("state", "in", ["failed", "requested"])
      .where("since", "<", before)
      .where("blanked_at", "is", null)
      .where(({ not }) => not(wasTried))
      .returning("id")
      .execute();
    for (const { id } of blanked) await transaction.deleteFrom("followers").where("invitation", "=", id).execute();
    return blanked.length;
  });
}
