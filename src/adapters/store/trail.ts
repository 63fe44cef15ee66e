import type { Kysely } from "kysely";
import { z } from "zod";
import { auditKinds, eventSources } from "../../domain/audit.ts";
import type { AuditEvent } from "../../domain/audit.ts";
import type { Trail } from "../../ports/trail.ts";
import { complete } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { instant, invitationId, personId } from "./rows/stored-values.ts";
import type { Tables } from "./tables.ts";

const LONGEST_TRAIL = 1000;

const rowSchema = z.object({
  at: instant,
  invitation: invitationId,
  what: z.enum(auditKinds),
  person: personId.nullable(),
  detail: z.string().nullable(),
  via: z.enum(eventSources).nullable(),
});

function readEvent(row: unknown): AuditEvent {
  const { at, invitation, what, person, detail, via } = readRow(rowSchema, "events", row);
  return complete<AuditEvent>({ at, invitation, what, by: person ?? undefined, detail: detail ?? undefined, via: via ?? undefined });
}

export function storedTrail(db: Kysely<Tables>): Trail {
  return {
    async of(invitation, limit) {
      const newestFirst = db.selectFrom("events").selectAll().where("invitation", "=", invitation).orderBy("id", "desc");
      const rows = await newestFirst.limit(Math.min(limit, LONGEST_TRAIL)).execute();
      return rows.map(readEvent).toReversed();
    },
  };
}
