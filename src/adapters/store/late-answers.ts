import type { Kysely } from "kysely";
import { z } from "zod";
import type { LateAnswer, PressedMessage } from "../../domain/late-answer.ts";
import type { Person } from "../../domain/person.ts";
import type { LateAnswers } from "../../ports/late-answers.ts";
import type { LinkSeal } from "./link-seal.ts";
import { complete } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { activityId, conversationId, count, instant, invitationId, personId } from "./rows/stored-values.ts";
import type { LateAnswerTable, Tables } from "./tables.ts";

const rowSchema = z.object({
  conversation: conversationId,
  card: activityId,
  person: personId,
  invitation: invitationId.nullable(),
  version: count.nullable(),
  sealed: z.string(),
  kept_at: instant,
});

const card = z.record(z.string(), z.unknown());
const line = z.string();
const contentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("state"), card, line: line.exactOptional() }),
  z.object({ kind: z.literal("form"), card }),
  z.object({ kind: z.literal("own"), card }),
  z.object({ kind: z.literal("line"), line }),
  z.object({ kind: z.enum(["lost", "in-chat", "not-told"]) }),
]);

/** The personal data in an answer. */
const sealedSchema = z.object({
  by: z.object({ teamsId: z.string(), name: z.string(), locale: z.string(), timeZone: z.string() }),
  content: contentSchema.exactOptional(),
  ifLost: card.exactOptional(),
});

interface Options {
  readonly db: Kysely<Tables>;
  readonly seal: LinkSeal;
}

/** Late answers as rows. Each can be decrypted only as the answer to the same person's press on the same message. */
export function storedLateAnswers({ db, seal }: Options): LateAnswers {
  const on = ({ conversation, card: message }: PressedMessage) =>
    db.selectFrom("late_answers").selectAll().where("conversation", "=", conversation).where("card", "=", message);
  return {
    async keep(answer) {
      const row = answerRow(answer, seal);
      await db.transaction().execute((transaction) =>
        transaction
          .insertInto("late_answers")
          .values(row)
          .onConflict((conflict) => conflict.columns(["conversation", "card", "person"]).doUpdateSet(row))
          .execute(),
      );
    },
    async find(message, by) {
      const row = await on(message).where("person", "=", by).executeTakeFirst();
      return row && readAnswer(row, seal);
    },
    async on(message) {
      const rows = await on(message).orderBy("kept_at").orderBy("person").execute();
      return rows.flatMap((row) => readAnswer(row, seal) ?? []);
    },
    async drop(message, by) {
      await db
        .transaction()
        .execute((transaction) =>
          transaction
            .deleteFrom("late_answers")
            .where("conversation", "=", message.conversation)
            .where("card", "=", message.card)
            .where("person", "=", by)
            .execute(),
        );
    },
    async purge(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) => transaction.deleteFrom("late_answers").where("kept_at", "<", before).executeTakeFirstOrThrow());
      return Number(numDeletedRows);
    },
  };
}

/** Begins with `late-answer:`, so that it can't be decrypted as anything else. */
export function sealedForAnswer(
  { conversation, card: message }: Readonly<Record<"conversation" | "card", string>>,
  person: string,
): string {
  return `late-answer:${conversation}:${message}:${person}`;
}

function answerRow({ message, by, about, keptAt, content, ifLost }: LateAnswer, seal: LinkSeal): LateAnswerTable {
  const { id: person, teamsId, name, locale, timeZone } = by;
  return {
    conversation: message.conversation,
    card: message.card,
    person,
    invitation: about?.invitation ?? null,
    version: about?.version ?? null,
    sealed: seal.seal(sealedForAnswer(message, person), JSON.stringify({ by: { teamsId, name, locale, timeZone }, content, ifLost })),
    kept_at: keptAt,
  };
}

function readAnswer(row: unknown, seal: LinkSeal): LateAnswer | undefined {
  const { conversation, card: message, person, invitation, version, sealed, kept_at: keptAt } = readRow(rowSchema, "late_answers", row);
  const opened = seal.open(sealedForAnswer({ conversation, card: message }, person), sealed);
  if (opened === undefined) return undefined;
  const { by, content, ifLost } = readRow(sealedSchema, "late_answers", JSON.parse(opened));
  return complete<LateAnswer>({
    message: { conversation, card: message },
    by: complete<Person>({ id: person, ...by }),
    about: invitation === null ? undefined : complete<NonNullable<LateAnswer["about"]>>({ invitation, version: version ?? undefined }),
    keptAt,
    content,
    ifLost,
  });
}
