import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import type { StopCard } from "../../domain/pace/stop-card.ts";
import type { StopCards } from "../../ports/posts.ts";
import { complete } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { activityId, conversationId, instant, personId } from "./rows/stored-values.ts";
import type { StopCardTable } from "./pace-tables.ts";
import type { Tables } from "./tables.ts";

const shared = {
  since: instant,
  locale: z.string(),
  time_zone: z.string(),
  conversation: conversationId.nullable(),
  card: activityId.nullable(),
  shown: z.string().nullable(),
};

const rowSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), addressee: personId, ...shared }),
  z.object({ kind: z.literal("channel"), addressee: conversationId, ...shared }),
]);

function readStopCard(row: unknown): StopCard {
  const read = readRow(rowSchema, "stop_cards", row);
  return complete<StopCard>({
    since: read.since,
    to: read.kind === "person" ? { kind: read.kind, id: read.addressee } : { kind: read.kind, id: read.addressee },
    locale: read.locale,
    timeZone: read.time_zone,
    conversation: read.conversation ?? undefined,
    card: read.card ?? undefined,
    shown: read.shown ?? undefined,
  });
}

function stopCardRow({ since, to, locale, timeZone, conversation, card, shown }: StopCard): StopCardTable {
  return {
    ...{ since, kind: to.kind, addressee: to.id, locale, time_zone: timeZone },
    ...{ conversation: conversation ?? null, card: card ?? null, shown: shown ?? null },
  };
}

async function add(db: Transaction<Tables>, cards: readonly StopCard[]): Promise<void> {
  for (const card of cards) {
    await db
      .insertInto("stop_cards")
      .values(stopCardRow(card))
      .onConflict((conflict) => conflict.columns(["since", "addressee"]).doNothing())
      .execute();
  }
}

async function keep(db: Transaction<Tables>, card: StopCard): Promise<void> {
  const row = stopCardRow(card);
  await db.updateTable("stop_cards").set(row).where("since", "=", row.since).where("addressee", "=", row.addressee).execute();
}

export function storedStopCards(db: Kysely<Tables>): StopCards {
  return {
    async latest() {
      const rows = await db
        .selectFrom("stop_cards")
        .selectAll()
        .where("since", "=", (newest) => newest.selectFrom("stop_cards").select(({ fn }) => fn.max("since").as("since")))
        .orderBy("addressee")
        .execute();
      return rows.map(readStopCard);
    },
    add: (cards) => db.transaction().execute((transaction) => add(transaction, cards)),
    keep: (card) => db.transaction().execute((transaction) => keep(transaction, card)),
    async purge(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) => transaction.deleteFrom("stop_cards").where("since", "<", before).executeTakeFirstOrThrow());
      return Number(numDeletedRows);
    },
  };
}
