import assert from "node:assert/strict";
import { usualPostgresSettings } from "../../../../../src/adapters/store/postgres/connection-settings.ts";
import type { Store } from "../../../../../src/adapters/store/database.ts";
import { systemClock } from "../../../../../src/clock.ts";
import { aChange } from "../../../../build/a-change.ts";
import { anInvitation } from "../../../../build/an-invitation.ts";
import { at, id } from "../../../../build/ids.ts";
import { operationsLines } from "../../../../build/operations-lines.ts";
import { startServer } from "../../../../build/postgres/postgres-server.ts";
import type { PostgresServer } from "../../../../build/postgres/postgres-server.ts";
import { hasPostgres, onDatabase, openOnServer, sqlOn } from "../../../../build/postgres/postgres-under-test.ts";

(hasPostgres ? describe : describe.skip)("the rights of the bot's role", function () {
  this.timeout(60_000);
  let server: PostgresServer;
  let asOwner: string;
  let asBot: string;

  before(async function () {
    this.timeout(120_000);
    server = await startServer();
    const statements = operationsLines("sql", "Rights")
      .join("\n")
      .split(/^\\connect guestlist$/m);
    assert.equal(statements.length, 2);
    const places = [server.url, onDatabase(server.url, "guestlist")];
    for (const [index, url] of places.entries()) {
      for (const statement of (statements[index] ?? "").split(";").filter((text) => text.trim() !== "")) await sqlOn(url, statement);
    }
    asOwner = onDatabase(server.url, "guestlist").replace("postgres@", "guestlist_owner@");
    asBot = onDatabase(server.url, "guestlist").replace("postgres@", "guestlist@");
  });
  after(() => server.stop());

  const openStore = (): Promise<Store> => openOnServer(asBot, { postgres: { ...usualPostgresSettings, migrationUrl: asOwner } });

  it("are enough for the bot, from the first start on", async () => {
    for (const start of ["first", "second"]) {
      const store = await openStore();
      const invitation = anInvitation();
      const event = { invitation: invitation.id, what: "requested" as const, at: at("10:00") };
      assert.equal(await store.invitations.commit(aChange({ invitations: [invitation], events: [event as never] })), "committed", start);
      await store.jobs.enqueue({ task: { kind: "record-removal", guest: id("guest"), since: at("10:00") }, due: at("10:00") });
      const now = systemClock.now();
      const jobs = await store.jobs.claim(now, systemClock.later(60_000), 5);
      for (const job of jobs) await store.jobs.finish(job, now);
      await store.tryWrite();
      await store.close();
    }
    assert.equal((await sqlOn(asBot, "select 1 from events")).length, 2);
  });

  it("aren't given where another place is named for the owner: nothing is changed there, and the sentence says which setting it is", async () => {
    const other = onDatabase(server.url, "postgres");
    const startWith = (migrationUrl: string) => openOnServer(asBot, { postgres: { ...usualPostgresSettings, migrationUrl } });
    await assert.rejects(startWith(other), { code: "config-invalid", message: /^MIGRATION_DATABASE_URL names another database/ });
    assert.deepEqual(await sqlOn(other, "select 1 from pg_tables where schemaname = 'public'"), []);
    await assert.rejects(startWith(onDatabase(asOwner, "guestlst")), {
      code: "store-unavailable",
      message: /guestlist at \S+ can't be used: MIGRATION_DATABASE_URL \(guestlst at \S+\): .*no database of this name/,
    });
  });

  for (const statement of [
    "update events set what = 'approved'",
    "delete from events",
    "truncate events",
    "alter table events disable trigger all",
    "drop trigger events_never_change on events",
    "drop table events",
    "create table mine (id integer)",
    "delete from kysely_migration",
    "set session_replication_role = replica",
    "set role guestlist_owner",
  ]) {
    it(`refuse: ${statement}`, async () => {
      await assert.rejects(sqlOn(asBot, statement), { code: "42501" });
    });
  }

  it("are refused to everybody else", async () => {
    await sqlOn(server.url, "create role stranger login");
    const asStranger = asBot.replace("guestlist@", "stranger@");
    await assert.rejects(sqlOn(asStranger, "select 1"), { code: "42501" });
  });

  it("are given to another role of the bot, whose name needs quotes", async () => {
    await sqlOn(server.url, 'create role "Guest List" login');
    await sqlOn(server.url, 'grant connect on database guestlist to "Guest List"');
    const url = asBot.replace("guestlist@", "Guest%20List@");
    const store = await openOnServer(url, { postgres: { ...usualPostgresSettings, migrationUrl: asOwner } });
    await store.tryWrite();
    await store.close();
    await assert.rejects(sqlOn(url, "delete from events"), { code: "42501" });
  });

  it("let a bot start that doesn't know the owner, unless the tables must change", async () => {
    await (await openOnServer(asBot)).close();
    const newest = "(select max(name) from kysely_migration)";
    const [row] = await sqlOn(asOwner, `delete from kysely_migration where name = ${newest} returning name, timestamp`);
    await assert.rejects(openOnServer(asBot), { code: "store-unavailable", message: /nothing in it was changed/ });
    await sqlOn(asOwner, `insert into kysely_migration values ('${String(row?.["name"])}', '${String(row?.["timestamp"])}')`);
    await (await openOnServer(asBot)).close();
  });

  it("let several bots start at the same time", async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore()));
    await Promise.all(stores.map((store) => store.close()));
  });
});
