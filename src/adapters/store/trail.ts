import type { Kysely } from "kysely";
import { z } from "zod";
import { auditKinds, eventSources } from "../../domain/audit.ts";
import type { AuditEvent, AuditKind } from "../../domain/audit.ts";
import type { PersonId } from "../../domain/ids.ts";
import type { EventFilter, NumberedEvent, Trail } from "../../ports/trail.ts";
import { endingWith } from "./invitation-lists.ts";
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

async function read(db: Kysely<Tables>, of: EventFilter, after: number, limit: number): Promise<NumberedEvent[]> {
  const { from, before, states, domain } = of;
  let found = db.selectFrom("events").selectAll().where("id", ">", after);
  if (from !== undefined) found = found.where("at", ">=", from);
  if (before !== undefined) found = found.where("at", "<", before);
  if (states !== undefined || domain !== undefined) {
    found = found.where(({ exists, selectFrom }) => {
      let its = selectFrom("invitations").select("invitations.id").whereRef("invitations.id", "=", "events.invitation");
      if (states !== undefined) its = its.where("state", "in", states);
      if (domain !== undefined) its = its.where("email_key", "like", endingWith(domain));
      return exists(its);
    });
  }
  const rows = await found.orderBy("id").limit(Math.min(limit, LONGEST_TRAIL)).execute();
  return rows.map((row) => ({ ...readEvent(row), number: row.id }));
}

/** How many of the newest events are searched: enough for years of decisions in most companies, and fast in the largest. */
const searchedEvents = 10_000;
const decisions: readonly AuditKind[] = ["approved", "rejected"];

async function lastDeciders(db: Kysely<Tables>, most: number): Promise<readonly PersonId[]> {
  const newest = db.selectFrom("events").select(["id", "what", "person"]).orderBy("id", "desc").limit(searchedEvents).as("newest");
  const decided = db.selectFrom(newest).select("person").where("what", "in", decisions).where("person", "is not", null);
  const rows = await decided
    .groupBy("person")
    .orderBy(({ fn }) => fn.max("id"), "desc")
    .limit(most)
    .execute();
  return rows.map(({ person }) => readRow(personId, "events", person));
}

export function storedTrail(db: Kysely<Tables>): Trail {
  return {
    async of(invitation, limit) {
      const newestFirst = db.selectFrom("events").selectAll().where("invitation", "=", invitation).orderBy("id", "desc");
      const rows = await newestFirst.limit(Math.min(limit, LONGEST_TRAIL)).execute();
      return rows.map(readEvent).toReversed();
    },
    read: (of, after, limit) => read(db, of, after, limit),
    lastDeciders: (most) => lastDeciders(db, most),
  };
}
