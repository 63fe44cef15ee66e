import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { projectRoot } from "../../../../scripts/process/project-root.ts";
import { fullStore } from "../../../build/full-store/full-store.ts";
import type { StoreContent } from "../../../build/full-store/store-content.ts";

/** A store that an earlier version made, and its content in that version's words. */
export interface StoreFixture {
  readonly path: string;
  readonly version: string;
  readonly encryptionKey: string;
  /** The kinds that the version knew. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly tables: StoreContent;
}

/** For the tables that a version didn't have. The gate has one row from its migration on. */
const newTables = { ...Object.fromEntries(Object.keys(fullStore).map((table) => [table, []])), gate: [{ kind: "open" }] };

/** Every store in a folder, with the file of the same name that describes it. */
export function storeFixtures(folder: string = join(projectRoot, "test", "fixtures")): readonly StoreFixture[] {
  const stores = readdirSync(folder).filter((name) => /^store-.*\.sqlite$/.test(name));
  return stores.map((name) => {
    const path = join(folder, name);
    const fixture = JSON.parse(readFileSync(path.replace(/\.sqlite$/, ".json"), "utf8"));
    return { ...fixture, tables: { ...newTables, ...fixture.tables }, path };
  });
}

/** The number of rows in each table of a database file. */
export function rowCounts(path: string): Readonly<Record<string, unknown>> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
    const own = tables.map(({ name }) => String(name)).filter((name) => !/^(sqlite|kysely)_/.test(name));
    return Object.fromEntries(own.map((name) => [name, database.prepare(`select count(*) as rows from ${name}`).get()?.["rows"]]));
  } finally {
    database.close();
  }
}

function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

function withNames(value: unknown, known: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => withNames(item, known));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => known.has(name));
  return Object.fromEntries(entries.map(([name, item]) => [name, withNames(item, known)]));
}

/**
 * The values that were read, without properties that the version of `expected` didn't have: a later version may know more about a row,
 * never less.
 */
export function asKnownIn(expected: unknown, read: unknown): unknown {
  return withNames(read, new Set(namesIn(expected)));
}
