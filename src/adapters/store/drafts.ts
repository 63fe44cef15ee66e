import type { Kysely } from "kysely";
import { z } from "zod";
import { formFields } from "../../domain/invite-form.ts";
import type { Person } from "../../domain/person.ts";
import type { Draft, Drafts } from "../../ports/drafts.ts";
import type { LinkSeal } from "./link-seal.ts";
import { complete } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { activityId, conversationId, instant, invitationId, personId } from "./rows/stored-values.ts";
import type { DraftTable, Tables } from "./tables.ts";

const rowSchema = z.object({
  id: invitationId,
  person: personId,
  home_conversation: conversationId,
  home_card: activityId,
  sealed: z.string(),
  kept_at: instant,
  moved_at: instant.nullable(),
});

/** The personal data in a draft. */
const contentSchema = z.object({
  teamsId: z.string(),
  name: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  values: z.partialRecord(z.enum(formFields), z.string()),
  replaces: invitationId.exactOptional(),
});

interface Options {
  readonly db: Kysely<Tables>;
  readonly seal: LinkSeal;
}

/** Forms that wait for a sign-in. People and typed values are encrypted, and can be decrypted only for the same draft and person. */
export function storedDrafts({ db, seal }: Options): Drafts {
  const drafts = () => db.selectFrom("drafts").selectAll();
  return {
    async keep(draft) {
      const row = draftRow(draft, seal);
      await db.transaction().execute((transaction) =>
        transaction
          .insertInto("drafts")
          .values(row)
          .onConflict((conflict) => conflict.columns(["id", "person"]).doUpdateSet(row))
          .execute(),
      );
    },
    async find(id, by) {
      const row = await drafts().where("id", "=", id).where("person", "=", by).executeTakeFirst();
      return row && readDraft(row, seal);
    },
    async newest(by, conversation) {
      const own = drafts().where("person", "=", by).where("home_conversation", "=", conversation);
      const row = await own.orderBy("kept_at", "desc").orderBy("id").limit(1).executeTakeFirst();
      return row && readDraft(row, seal);
    },
    async purge(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) => transaction.deleteFrom("drafts").where("kept_at", "<", before).executeTakeFirstOrThrow());
      return Number(numDeletedRows);
    },
  };
}

/** Begins with `draft:`, so that a sealed draft can't be decrypted as a link; only with its own draft and person. */
export function sealedForDraft(id: string, person: string): string {
  return `draft:${id}:${person}`;
}

function draftRow({ id, by, home, values, replaces, keptAt, movedAt }: Draft, seal: LinkSeal): DraftTable {
  const { teamsId, name, locale, timeZone } = by;
  const content: z.input<typeof contentSchema> = { teamsId, name, locale, timeZone, values: { ...values }, ...(replaces && { replaces }) };
  return {
    id,
    person: by.id,
    home_conversation: home.conversation,
    home_card: home.card,
    sealed: seal.seal(sealedForDraft(id, by.id), JSON.stringify(content)),
    kept_at: keptAt,
    moved_at: movedAt ?? null,
  };
}

function readDraft(row: unknown, seal: LinkSeal): Draft | undefined {
  const read = readRow(rowSchema, "drafts", row);
  const opened = seal.open(sealedForDraft(read.id, read.person), read.sealed);
  if (opened === undefined) return undefined;
  const { values, replaces, ...by } = readRow(contentSchema, "drafts", JSON.parse(opened));
  return complete<Draft>({
    id: read.id,
    by: complete<Person>({ id: read.person, ...by }),
    home: { conversation: read.home_conversation, card: read.home_card },
    values,
    replaces,
    keptAt: read.kept_at,
    movedAt: read.moved_at ?? undefined,
  });
}
