import type { Kysely } from "kysely";
import { GuestlistError, isGuestlistError } from "../../../errors.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { LinkSeal } from "../link-seal.ts";
import { expectMigrated } from "../migrate.ts";
import { migrations } from "../migrations/index.ts";
import type { AnyTables } from "./any-tables.ts";
import { copyRows } from "./copy-rows.ts";
import { emptyNewStore } from "./empty-new-store.ts";
import type { Place } from "./place.ts";
import { tryKey } from "./sealed-sample.ts";
import { copiedMark, dropCopiedMark, markCopied, markOfAny, wentElsewhere } from "../running/store-marks.ts";
import type { CopiedMark } from "../running/store-marks.ts";
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
 * and the key opens what it has encrypted. A copy that was broken off may be repeated.
 * @throws GuestlistError `store-in-use`, `store-copied`, `store-unavailable`, `config-invalid` (the key doesn't fit)
 */
export async function expectCopyable({ db, keepBotsOut }: Place, seal: Pick<LinkSeal, "open">): Promise<void> {
  await keepBotsOut();
  const mark = await markOfAny(db);
  if (mark && !mark.isUnderWay) throw wentElsewhere(mark);
  await expectMigrated(db, migrations);
  if ((await tryKey(db, seal)) !== "does-not-fit") return;
  throw new GuestlistError(
    "config-invalid",
    "ENCRYPTION_KEY isn't the key of these data, so nothing was copied: use the key of the bot that has written them",
  );
}

/**
 * Copies every row of every table into an empty store, in one transaction there, and compares what was read with what is there now. Nobody
 * else writes in the two meanwhile. The source is marked before anything is written elsewhere, and finally when all of it is there: at no
 * moment can bots start on both, however this process ends. A copy that was broken off is repeated, or found to be whole.
 * @throws GuestlistError `store-in-use` (a bot works on one of them, or the target isn't empty), `store-copied`, `store-unavailable`,
 * `store-corrupt`: then the target is empty, and the source is as it was, or still marked if it can't be known what is in the target.
 */
export async function copyStore(from: Place, to: Place, needs: CopyNeeds): Promise<readonly CopiedTable[]> {
  await to.keepBotsOut();
  const shapes = await sameShapes(from, to);
  const { mark, isRepeated } = await beginCopy(from, to, needs);
  let mayBeThere = isRepeated;
  try {
    return await from.db.transaction().execute(async (source: Kysely<AnyTables>) => {
      await holdStill(from, source, shapes);
      if (!(await dropCopiedMark(source, mark))) throw wasUnmarked(); // not there for others until the end; and no row to copy
      const copied = await to.db.transaction().execute(async (target) => {
        await holdStill(to, target, shapes);
        const sides = { from: { ...from, db: source }, to: { ...to, db: target } };
        const tables = (mayBeThere && (await sameContent(sides, shapes))) || (await copyAll(sides, shapes, { ...needs, isRepeated }));
        mayBeThere = true; // from here on, a lost connection leaves open whether it was committed
        return tables;
      });
      await markCopied(source, { at: needs.clock.now(), to: to.words });
      return copied;
    });
  } catch (error) {
    if (!mayBeThere) await Promise.allSettled([dropCopiedMark(from.db, mark)]); // where that fails, the mark itself says how to go on
    throw error;
  }
}

interface Begun {
  readonly mark: CopiedMark;
  readonly isRepeated: boolean;
}

/** Marks the source, unless a copy to the same place was broken off. One process at a time. */
async function beginCopy({ db, queries }: Place, { words }: Place, { clock }: CopyNeeds): Promise<Begun> {
  return db.transaction().execute(async (transaction: Kysely<AnyTables>) => {
    await queries.holdStill(transaction, ["cursors"]);
    const found = await copiedMark(transaction);
    if (found?.isUnderWay && found.to === words) return { mark: found, isRepeated: true };
    if (found) throw wentElsewhere(found);
    const mark = { at: clock.now(), to: words, isUnderWay: true } as const;
    await markCopied(transaction, mark);
    return { mark, isRepeated: false };
  });
}

/** Nobody else writes, and no bot has started since it was looked the first time. */
async function holdStill({ queries, keepBotsOut, words }: Place, transaction: Kysely<AnyTables>, shapes: readonly TableShape[]) {
  try {
    await queries.holdStill(transaction, names(shapes));
  } catch (error) {
    if (!isGuestlistError(error, "store-unavailable")) throw error;
    throw new GuestlistError("store-unavailable", `${words} can't be locked for the copy: ${error.message}`, { cause: error.cause });
  }
  await keepBotsOut(transaction);
}

function wasUnmarked(): GuestlistError {
  return new GuestlistError("store-in-use", "the mark of this copy was taken back, or another copy has ended: nothing was copied now");
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

/** What is in the target, if that is what is in the source: a copy was broken off after its last step there. */
async function sameContent({ from, to }: Sides, shapes: readonly TableShape[]): Promise<readonly CopiedTable[] | undefined> {
  const tables: CopiedTable[] = [];
  for (const shape of shapes) {
    const [read, written] = [await tableContent(from.db, shape), await tableContent(to.db, shape)];
    if (written.checksum !== read.checksum) return undefined;
    tables.push({ table: shape.name, ...written });
  }
  return tables;
}

interface Sides {
  readonly from: Pick<Place, "db" | "queries">;
  readonly to: Pick<Place, "db" | "queries" | "words">;
}

async function copyAll(
  { from, to }: Sides,
  shapes: readonly TableShape[],
  { clock, tell, stop, isRepeated }: CopyNeeds & Pick<Begun, "isRepeated">,
): Promise<readonly CopiedTable[]> {
  await emptyNewStore(to.db, shapes, { clock, words: to.words, isRepeated });
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
