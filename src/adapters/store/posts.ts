import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import type { PostId } from "../../domain/ids.ts";
import { oneDay } from "../../domain/instant.ts";
import { postStandings } from "../../domain/pace/ledger.ts";
import type { Ledger, LedgerChange, LedgerStep, Post } from "../../domain/pace/ledger.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Posts } from "../../ports/posts.ts";
import { expectUnmarked } from "./running/store-marks.ts";
import { gateRow, readGate } from "./rows/gate-row.ts";
import { readRow } from "./rows/read-row.ts";
import { instant, invitationId, personId, postId } from "./rows/stored-values.ts";
import type { Tables } from "./tables.ts";

interface Parts {
  readonly db: Kysely<Tables>;
  readonly clock: Pick<Clock, "later">;
}

const rowsSchema = z.array(
  z.object({ id: postId, invitation: invitationId, person: personId, at: instant, standing: z.enum(postStandings) }),
);

async function gateNow(db: Kysely<Tables>): Promise<Ledger["gate"]> {
  return readGate(await db.selectFrom("gate").selectAll().where("id", "=", 1).executeTakeFirstOrThrow());
}

async function readLedger(db: Kysely<Tables>, clock: Parts["clock"]): Promise<Ledger> {
  const gate = await gateNow(db);
  const rows = await db
    .selectFrom("posts")
    .selectAll()
    .where((row) => row.or([row("at", ">", clock.later(-oneDay)), row("standing", "=", "planned")]))
    .orderBy("at")
    .orderBy("id")
    .execute();
  return { gate, posts: readRow(rowsSchema, "posts", rows) };
}

async function readOne(db: Kysely<Tables>, id: PostId): Promise<Ledger> {
  const gate = await gateNow(db);
  return { gate, posts: readRow(rowsSchema, "posts", await db.selectFrom("posts").selectAll().where("id", "=", id).execute()) };
}

async function savePost(db: Transaction<Tables>, post: Post): Promise<void> {
  const { id, invitation, person, at, standing } = post;
  const row = { id, invitation, person, at, standing };
  await db
    .insertInto("posts")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}

async function saveChange(db: Transaction<Tables>, { posts = [], dropped = [], gate }: LedgerChange): Promise<void> {
  for (const post of posts) await savePost(db, post);
  for (const id of dropped) await db.deleteFrom("posts").where("id", "=", id).execute();
  if (gate) await db.updateTable("gate").set(gateRow(gate)).where("id", "=", 1).execute();
}

/** The gate's row is written first, so that a database with many writers (PostgreSQL) lets one transaction at a time read the ledger. */
async function decide<Verdict>(
  db: Transaction<Tables>,
  read: (db: Transaction<Tables>) => Promise<Ledger>,
  rule: (ledger: Ledger) => LedgerStep<Verdict>,
): Promise<Verdict> {
  await db.updateTable("gate").set({ id: 1 }).where("id", "=", 1).execute();
  const { verdict, change } = rule(await read(db));
  await saveChange(db, change);
  await expectUnmarked(db); // who may not store that they invite must not invite
  return verdict;
}

export function storedPosts({ db, clock }: Parts): Posts {
  const readAll = (from: Kysely<Tables>) => readLedger(from, clock);
  return {
    decide: (rule) => db.transaction().execute((transaction) => decide(transaction, readAll, rule)),
    decideOn: (post, rule) => db.transaction().execute((transaction) => decide(transaction, (from) => readOne(from, post), rule)),
    read: () => readAll(db),
    gate: () => gateNow(db),
    async purge(before) {
      const { numDeletedRows } = await db
        .transaction()
        .execute((transaction) =>
          transaction.deleteFrom("posts").where("at", "<", before).where("standing", "!=", "planned").executeTakeFirstOrThrow(),
        );
      return Number(numDeletedRows);
    },
  };
}
