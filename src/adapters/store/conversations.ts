import type { Kysely } from "kysely";
import { z } from "zod";
import type { ConversationId } from "../../domain/ids.ts";
import type { ConversationReference, Conversations } from "../../ports/conversations.ts";
import { complete } from "./rows/complete.ts";
import { readRow } from "./rows/read-row.ts";
import { conversationId } from "./rows/stored-values.ts";
import type { ConversationTable, Tables } from "./tables.ts";

const rowSchema = z.object({
  id: conversationId,
  kind: z.enum(["personal", "groupChat", "channel"]),
  tenant_id: z.string(),
  service_url: z.string(),
  bot_id: z.string(),
  team_id: z.string().nullable(),
  channel_id: z.string().nullable(),
});

function readReference(row: unknown): ConversationReference {
  const read = readRow(rowSchema, "conversations", row);
  return complete<ConversationReference>({
    id: read.id,
    kind: read.kind,
    tenantId: read.tenant_id,
    serviceUrl: read.service_url,
    botId: read.bot_id,
    teamId: read.team_id ?? undefined,
    channelId: read.channel_id ?? undefined,
  });
}

function referenceRow(reference: ConversationReference): ConversationTable {
  return {
    id: reference.id,
    kind: reference.kind,
    tenant_id: reference.tenantId,
    service_url: reference.serviceUrl,
    bot_id: reference.botId,
    team_id: reference.teamId ?? null,
    channel_id: reference.channelId ?? null,
  };
}

function sameRow(a: ConversationTable, b: ConversationTable | undefined): boolean {
  return (
    a.kind === b?.kind &&
    a.tenant_id === b.tenant_id &&
    a.service_url === b.service_url &&
    a.bot_id === b.bot_id &&
    a.team_id === b.team_id &&
    a.channel_id === b.channel_id
  );
}

function findRow(db: Kysely<Tables>, id: ConversationId): Promise<ConversationTable | undefined> {
  return db.selectFrom("conversations").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Reads first: nearly every activity comes from a conversation that is already stored unchanged, and a read takes no lock. */
async function remember(db: Kysely<Tables>, reference: ConversationReference): Promise<void> {
  const row = referenceRow(reference);
  if (sameRow(row, await findRow(db, reference.id))) return;
  await db.transaction().execute((transaction) =>
    transaction
      .insertInto("conversations")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
      .execute(),
  );
}

async function forget(db: Kysely<Tables>, id: ConversationId, teamId: string | undefined): Promise<void> {
  await db.deleteFrom("conversations").where("id", "=", id).execute();
  await db.deleteFrom("conversations").where("channel_id", "=", id).execute();
  if (teamId !== undefined) await db.deleteFrom("conversations").where("team_id", "=", teamId).execute();
}

export function storedConversations(db: Kysely<Tables>): Conversations {
  return {
    remember: (reference) => remember(db, reference),
    async find(id) {
      const row = await findRow(db, id);
      return row && readReference(row);
    },
    async anyChannel() {
      const channels = db.selectFrom("conversations").selectAll().where("kind", "=", "channel");
      const row = await channels.orderBy("id").limit(1).executeTakeFirst();
      return row && readReference(row);
    },
    async any() {
      const row = await db.selectFrom("conversations").selectAll().orderBy("id").limit(1).executeTakeFirst();
      return row && readReference(row);
    },
    forget: (id, teamId) => db.transaction().execute((transaction) => forget(transaction, id, teamId)),
  };
}
