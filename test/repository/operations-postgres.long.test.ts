import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureCertificate } from "../../sandbox/listening/certificate.ts";
import { sandboxFolder } from "../../scripts/process/sandbox-folder.ts";
import { usualPostgresSettings } from "../../src/adapters/store/postgres/connection-settings.ts";
import { restoredCursor } from "../../src/domain/restored-cursor.ts";
import { openPostgresPlace } from "../../src/adapters/store/upkeep/open-postgres-place.ts";
import { tableContent } from "../../src/adapters/store/upkeep/table-content.ts";
import { tableShapes } from "../../src/adapters/store/upkeep/table-shapes.ts";
import { systemClock } from "../../src/clock.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { fillStore } from "../build/full-store/fill-store.ts";
import { fullStore } from "../build/full-store/full-store.ts";
import { operationsLines } from "../build/operations-lines.ts";
import { binaries, startServer } from "../build/postgres/postgres-server.ts";
import type { PostgresServer } from "../build/postgres/postgres-server.ts";
import { onDatabase, openOnServer, sqlOn } from "../build/postgres/postgres-under-test.ts";
import { runShell } from "../src/cli/a-shell.ts";

const programs = binaries();
const changes = [
  "update events set what = 'approved'",
  "delete from events",
  "truncate events",
  "alter table events disable trigger all",
  "drop table events",
  "alter table events owner to guestlist",
  "create table mine (id integer)",
  "set role guestlist_owner",
];

(programs === undefined ? describe.skip : describe)("docs/operations.md, on a PostgreSQL server with TLS", function () {
  this.timeout(120_000);
  let folder: string;
  let server: PostgresServer;
  let parameters: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-operations-"));
    const { certificatePem, keyPem } = await ensureCertificate(sandboxFolder);
    const authority = join(folder, "authority.pem");
    writeFileSync(authority, certificatePem);
    parameters = `sslmode=verify-full&sslrootcert=${authority}`;
    server = await startServer({
      settings: ["ssl = on"],
      prepare(data, owner) {
        for (const [name, text] of Object.entries({ "server.crt": certificatePem, "server.key": keyPem })) {
          writeFileSync(join(data, name), text, { mode: 0o600 });
          chownSync(join(data, name), owner, owner);
        }
      },
    });
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** The address as the page has it: its certificate is checked, by every program. */
  function address(role: string, database: string): string {
    return onDatabase(server.url, database).replace("postgres@127.0.0.1", `${role}@localhost`).replace("sslmode=disable", parameters);
  }

  function run(program: string, args: readonly string[], input = ""): string {
    return execFileSync(join(programs ?? "", program), args, { cwd: folder, input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
  }

  const psql = (heading: string) =>
    run("psql", [address("postgres", "postgres"), "--no-psqlrc", "-v", "ON_ERROR_STOP=1"], operationsLines("sql", heading).join("\n"));

  /** Runs a line as a shell would, with these variables. */
  function shell(line: string | undefined, variables: Readonly<Record<string, string>>): void {
    const filled = line?.replaceAll(/"\$(\w+)"/g, (_, name: string) => variables[name] ?? "") ?? "";
    const [program = "", ...args] = filled.split(" ");
    run(program, args);
  }

  const openAs = (database: string) =>
    openOnServer(address("guestlist", database), {
      postgres: { ...usualPostgresSettings, migrationUrl: address("guestlist_owner", database) },
    });

  async function content(url: string) {
    const { db, queries, close } = await openPostgresPlace(url, { clock: systemClock });
    const tables = new Map<string, unknown>();
    for (const shape of await tableShapes(db, queries)) tables.set(shape.name, await tableContent(db, shape));
    await close();
    return tables;
  }

  async function refusesChanges(database: string): Promise<void> {
    for (const statement of changes) {
      await assert.rejects(
        sqlOn(onDatabase(server.url, database).replace("postgres@", "guestlist@"), statement),
        { code: "42501" },
        statement,
      );
    }
  }

  it("saves a database with two roles and restores it, with every row and the same rights", async () => {
    const [dump, restore, ...more] = operationsLines("sh", "PostgreSQL");
    assert.deepEqual(more, []);
    psql("Rights");
    const bot = await openAs("guestlist");
    await fillStore(bot, fullStore);
    await bot.close();
    shell(dump, { MIGRATION_DATABASE_URL: address("guestlist_owner", "guestlist") });
    psql("PostgreSQL");
    const restored = address("guestlist_owner", "guestlist_restored");
    shell(restore, { RESTORED_DATABASE_URL: restored });
    assert.deepEqual(await content(restored), await content(address("guestlist_owner", "guestlist")));
    const settings = { DATABASE_URL: address("guestlist", "guestlist"), RESTORED_DATABASE_URL: restored, ENCRYPTION_KEY: encryptionKey };
    const marked = await runShell(["store", "restored", "RESTORED_DATABASE_URL"], { settings });
    assert.equal(marked.code, 0, marked.stderr);
    const again = await openAs("guestlist_restored");
    assert.match((await again.cursors.find(restoredCursor)) ?? "", /^20/);
    await again.tryWrite();
    await again.close();
    await refusesChanges("guestlist_restored");
  });

  it("isn't dumped by the bot's own role: that can't read everything", async () => {
    psql("Rights");
    await (await openAs("guestlist")).close();
    const [dump] = operationsLines("sh", "PostgreSQL");
    assert.throws(() => shell(dump, { MIGRATION_DATABASE_URL: address("guestlist", "guestlist") }), /permission denied/);
  });

  it("gives the tables of one role to a second one: the bot works on, and can't change its trail any more", async () => {
    await sqlOn(server.url, "create role guestlist login");
    await sqlOn(server.url, "create database guestlist owner guestlist");
    const alone = await openOnServer(address("guestlist", "guestlist"));
    await fillStore(alone, fullStore);
    await alone.close();
    const before = await content(address("guestlist", "guestlist"));
    psql("From one role to two");
    const bot = await openAs("guestlist");
    await bot.tryWrite();
    await bot.jobs.enqueue({ task: { kind: "check-guests" }, due: systemClock.now() });
    await bot.close();
    const now = await content(address("guestlist_owner", "guestlist"));
    for (const table of ["cursors", "jobs"]) for (const one of [before, now]) one.delete(table);
    assert.deepEqual(now, before);
    await refusesChanges("guestlist");
    const owners = await sqlOn(
      onDatabase(server.url, "guestlist"),
      "select distinct tableowner from pg_tables where schemaname = 'public'",
    );
    assert.deepEqual(owners, [{ tableowner: "guestlist_owner" }]);
  });
});
