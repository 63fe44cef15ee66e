import { sql } from "kysely";
import type { Kysely } from "kysely";
import { DEFAULT_MIGRATION_TABLE } from "kysely/migration";
import type { LinkSeal } from "../link-seal.ts";
import { damaged } from "../sqlite/sqlite-failure.ts";
import { migrations } from "../migrations/index.ts";
import type { AnyTables } from "./any-tables.ts";
import type { LiveBot, Place } from "./place.ts";
import { tryKey } from "./sealed-sample.ts";
import type { KeyVerdict } from "./sealed-sample.ts";
import { copiedMark, restoredMark } from "../running/store-marks.ts";
import type { CopiedMark } from "../running/store-marks.ts";
import { tableShapes } from "./table-shapes.ts";

/** What is to be known of a store before somebody relies on it. */
export interface StoreReport {
  readonly kind: Place["kind"];
  /** Without a password. */
  readonly words: string;
  /** Undefined: the database checks its pages itself. */
  readonly integrity: "ok" | undefined;
  /** The newest migration; undefined: there is no store in the database. */
  readonly version: string | undefined;
  /** Compared with this program. */
  readonly fits: "same" | "older" | "newer";
  /** The number of rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly key: KeyVerdict;
  readonly copied: CopiedMark | undefined;
  /** When the backup was made from which the store was restored, and that wasn't looked up yet. */
  readonly restored: string | undefined;
  readonly bots: readonly LiveBot[];
  readonly bytes: number;
}

/**
 * Looks at a store, also one of another version, and beside a bot; writes nothing.
 * @throws GuestlistError `store-corrupt` when it is damaged, `store-unavailable`
 */
export async function checkStore(place: Place, seal: Pick<LinkSeal, "open">): Promise<StoreReport> {
  const { db, queries, kind, words } = place;
  const integrity = await queries.integrity(db);
  if (integrity === "damaged") throw damaged();
  const done = await migrationsIn(db);
  const rows = await countsIn(place);
  const has = (table: string) => table in rows;
  return {
    ...{ kind, words, integrity, rows },
    version: done.at(-1),
    fits: fitOf(done),
    key: ["invitations", "drafts", "late_answers"].every(has) ? await tryKey(db, seal) : "none",
    copied: has("cursors") ? await copiedMark(db) : undefined,
    restored: has("cursors") ? await restoredMark(db) : undefined,
    bots: await place.liveBots(),
    bytes: await queries.bytes(db),
  };
}

async function migrationsIn(db: Kysely<AnyTables>): Promise<readonly string[]> {
  const all = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!all.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

function fitOf(done: readonly string[]): StoreReport["fits"] {
  if (done.some((name) => !(name in migrations))) return "newer";
  return done.length < Object.keys(migrations).length ? "older" : "same";
}

async function countsIn({ db, queries }: Place): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { name } of await tableShapes(db, queries)) {
    const { count } = await db
      .selectFrom(name)
      .select(({ fn }) => fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    counts[name] = Number(count);
  }
  return counts;
}
