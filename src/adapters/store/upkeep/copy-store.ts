import type { Kysely } from "kysely";
import { GuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { LinkSeal } from "../link-seal.ts";
import { expectMigrated } from "../migrate.ts";
import { migrations } from "../migrations/index.ts";
import type { AnyTables } from "./any-tables.ts";
import { copyRows } from "./copy-rows.ts";
import { emptyNewStore } from "./empty-new-store.ts";
import type { Place } from "./place.ts";
import { tryKey } from "./sealed-sample.ts";
import { expectNotCopied, markCopied } from "./store-marks.ts";
import { tableContent } from "./table-content.ts";
import type { Content } from "./table-content.ts";
import { tableShapes } from "./table-shapes.ts";
import type { TableShape } from "./table-shapes.ts";

export interface CopyNeeds {
  readonly clock: Clock;
  /** Told after each stretch of rows. */
  tell(table: string, rows: number): void;
  /** Aborted by Ctrl+C. */
  readonly stop: AbortSignal;
}

/** A table that was copied, read back from the target. */
export interface CopiedTable extends Content {
  readonly table: string;
}

/**
 * Looks whether a store can be copied, before anything is made elsewhere: no bot works on it, nor can start on it, its data is still here,
 * and the key opens what it has encrypted.
 * @throws GuestlistError `store-in-use`, `store-copied`, `store-unavailable`, `config-invalid` (the key doesn't fit)
 */
export async function expectCopyable({ db, keepBotsOut }: Place, seal: Pick<LinkSeal, "open">): Promise<void> {
  await keepBotsOut();
  await expectNotCopied(db);
  await expectMigrated(db, migrations);
  if ((await tryKey(db, seal)) !== "does-not-fit") return;
  throw new GuestlistError(
    "config-invalid",
    "ENCRYPTION_KEY isn't the key of these data, so nothing was copied: use the key of the bot that has written them",
  );
}

/**
 * Copies every row of every table into an empty store, in one transaction there, and compares what was read with what is there now. Nobody
 * else writes in the source meanwhile. In the end the source is marked, so that no bot goes on with it.
 * @throws GuestlistError `store-in-use` (a bot works on the target, or it isn't empty), `store-unavailable`, `store-corrupt`: then the target
 * is empty, and the source is as it was.
 */
export async function copyStore(from: Place, to: Place, needs: CopyNeeds): Promise<readonly CopiedTable[]> {
  await to.keepBotsOut();
  const shapes = await sameShapes(from, to);
  return from.db.transaction().execute(async (source: Kysely<AnyTables>) => {
    await from.queries.holdStill(source, names(shapes));
    const copied = await to.db.transaction().execute(async (target) => {
      await to.queries.holdStill(target, names(shapes));
      return copyAll({ from: { ...from, db: source }, to: { ...to, db: target } }, shapes, needs);
    });
    await markCopied(source, { at: needs.clock.now(), to: to.words });
    return copied;
  });
}

const names = (shapes: readonly TableShape[]) => shapes.map(({ name }) => name);

/** What is copied is what both have: a table or a column that only one has means that they are of different versions. */
async function sameShapes(from: Place, to: Place): Promise<readonly TableShape[]> {
  const shapes = await tableShapes(from.db, from.queries);
  const others = await tableShapes(to.db, to.queries);
  if (JSON.stringify(shapes) !== JSON.stringify(others)) {
    throw new GuestlistError(
      "store-unavailable",
      `${from.words} and ${to.words} don't have the same tables: one of them was changed by hand, or by another program`,
    );
  }
  return shapes;
}

interface Sides {
  readonly from: Pick<Place, "db" | "queries">;
  readonly to: Pick<Place, "db" | "queries" | "words">;
}

async function copyAll(
  { from, to }: Sides,
  shapes: readonly TableShape[],
  { clock, tell, stop }: CopyNeeds,
): Promise<readonly CopiedTable[]> {
  await emptyNewStore(to.db, shapes, { clock, words: to.words });
  const copied: CopiedTable[] = [];
  for (const shape of shapes) {
    const { name } = shape;
    const read = await copyRows({ from: from.db, to: to.db }, shape, (rows) => {
      stop.throwIfAborted();
      tell(name, rows);
    });
    const written = await tableContent(to.db, shape);
    if (written.rows !== read.rows || written.checksum !== read.checksum) throw differs(name, read, written);
    const highest = await from.queries.highestNumber(from.db, name);
    if (highest !== undefined) await to.queries.numberFrom(to.db, name, highest);
    copied.push({ table: name, ...written });
  }
  return copied;
}

function differs(table: string, read: Content, written: Content): GuestlistError {
  const counts = `${read.rows} rows were read, and ${written.rows} are there`;
  return new GuestlistError("store-corrupt", `the table ${table} isn't the same after copying (${counts}), so nothing was copied`);
}
