import pg from "pg";
import { openStore } from "../../../src/adapters/store/database.ts";
import type { Store, StoreSettings } from "../../../src/adapters/store/database.ts";
import { systemClock } from "../../../src/clock.ts";
import { encryptionKey } from "../encryption-key.ts";
import { binaries, startServer } from "./postgres-server.ts";

const given = process.env["TEST_DATABASE_URL"];
let started: Promise<string> | undefined;
let template: Promise<string> | undefined;
let count = 0;

/** Whether there is a server for tests, or programs to start one. With `REQUIRE_POSTGRES=1` there must be: the tests fail where none is. */
export const hasPostgres = given !== undefined || binaries() !== undefined || process.env["REQUIRE_POSTGRES"] === "1";

/** The URL of a role that may do everything: of `TEST_DATABASE_URL`, or else of a server that this process starts once. */
export function serverUrl(): Promise<string> {
  return (started ??= given === undefined ? startServer().then(({ url }) => url) : Promise.resolve(given));
}

/** Runs SQL without the store, like a person with a database editor. */
export async function sqlOn(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Holds what this SQL locks, in a transaction, until a statement of the work waits for it; then commits. So the work finds what it read a moment
 * ago changed.
 */
export async function changedMeanwhile<Result>(url: string, text: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin; ${text}`);
    const over = new AbortController();
    const done = work().finally(() => over.abort());
    const waiting = "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    while (!over.signal.aborted && (await client.query<{ count: number }>(waiting)).rows[0]?.count === 0);
    await client.query("commit");
    return await done;
  } finally {
    await client.end();
  }
}

export function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** A database with all tables, which no other test uses. */
export async function freshDatabase(): Promise<string> {
  const server = await serverUrl();
  const from = await (template ??= makeTemplate(server));
  return createDatabase(server, `template ${from}`);
}

/** A database without tables. */
export async function emptyDatabase(): Promise<string> {
  return createDatabase(await serverUrl(), "");
}

async function createDatabase(server: string, how: string): Promise<string> {
  count += 1;
  const name = `guestlist_${process.pid}_${count}`;
  await sqlOn(server, `drop database if exists ${name} with (force)`);
  await sqlOn(server, `create database ${name} ${how}`);
  return onDatabase(server, name);
}

async function makeTemplate(server: string): Promise<string> {
  const url = await createDatabase(server, "");
  await (await openOnServer(url)).close();
  return new URL(url).pathname.slice(1);
}

export function openOnServer(url: string, settings: Partial<StoreSettings> = {}): Promise<Store> {
  return openStore({ url, encryptionKey, clock: systemClock, ...settings });
}
