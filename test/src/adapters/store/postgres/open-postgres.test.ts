import assert from "node:assert/strict";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Engine } from "../../../../../src/adapters/store/engine.ts";
import { lockByName } from "../../../../../src/adapters/store/engine.ts";
import { usualPostgresSettings } from "../../../../../src/adapters/store/postgres/connection-settings.ts";
import type { PostgresSettings } from "../../../../../src/adapters/store/postgres/connection-settings.ts";
import { openPostgres } from "../../../../../src/adapters/store/postgres/open-postgres.ts";
import type { InvitationId } from "../../../../../src/domain/ids.ts";
import { isGuestlistError } from "../../../../../src/errors.ts";
import { systemClock } from "../../../../../src/clock.ts";
import { ensureCertificate } from "../../../../../sandbox/listening/certificate.ts";
import { sandboxFolder } from "../../../../../scripts/process/sandbox-folder.ts";
import { aChange } from "../../../../build/a-change.ts";
import { anInvitation } from "../../../../build/an-invitation.ts";
import { startServer } from "../../../../build/postgres/postgres-server.ts";
import type { PostgresServer } from "../../../../build/postgres/postgres-server.ts";
import {
  emptyDatabase,
  freshDatabase,
  hasPostgres,
  onDatabase,
  openOnServer,
  sqlOn,
} from "../../../../build/postgres/postgres-under-test.ts";

const ready = (engine: Engine) => sql`select 1`.execute(engine.db);

(hasPostgres ? describe : describe.skip)("a PostgreSQL server", function () {
  this.timeout(60_000);
  const opened: Engine[] = [];
  afterEach(async () => {
    for (const engine of opened.splice(0)) await engine.close();
  });

  async function open(url: string, given: Partial<PostgresSettings> = {}): Promise<Engine> {
    const engine = await openPostgres(url, { ...usualPostgresSettings, ...given }, { clock: systemClock });
    opened.push(engine);
    return engine;
  }

  describe("that all tests share", () => {
    before(async function () {
      this.timeout(120_000);
      await freshDatabase();
    });

    it("ends a statement that takes too long, and works on", async () => {
      const engine = await open(await emptyDatabase(), { statementTimeoutMs: 1_000 });
      await assert.rejects(sql`select pg_sleep(30)`.execute(engine.db), {
        code: "store-unavailable",
        message: /longer than DATABASE_STATEMENT_TIMEOUT_SECONDS/,
      });
      await ready(engine);
    });

    it("runs a transaction again whose connection was ended before it began", async () => {
      const url = await emptyDatabase();
      const engine = await open(url, { poolSize: 1 });
      await ready(engine);
      await sqlOn(
        url,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guestlist' and datname = current_database()",
      );
      const { rows } = await engine.db.transaction().execute((transaction) => sql<{ one: number }>`select 1 as one`.execute(transaction));
      assert.deepEqual(rows, [{ one: 1 }]);
    });

    it("doesn't run a transaction again whose connection was ended in the middle", async () => {
      const url = await emptyDatabase();
      const engine = await open(url);
      let runs = 0;
      const work = engine.db.transaction().execute(async (transaction) => {
        runs += 1;
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
        await sqlOn(url, `select pg_terminate_backend(${rows[0]?.pid ?? 0})`);
        await sql`select 1`.execute(transaction);
      });
      await assert.rejects(work, { code: "store-unavailable" });
      assert.equal(runs, 1);
    });

    it("lets migrations wait for longer than a statement of people may take", async () => {
      const url = await emptyDatabase();
      const holder = await open(url);
      let opening: Promise<{ close(): Promise<void> }> | undefined;
      await holder.db.transaction().execute(async (transaction) => {
        await lockByName(transaction, "migrations");
        opening = openOnServer(url, { postgres: { ...usualPostgresSettings, statementTimeoutMs: 1_000 } });
        opening.catch(() => undefined);
        const waiting = sql<{ count: number }>`select count(*) as count from pg_locks where locktype = 'advisory' and not granted`;
        while ((await waiting.execute(transaction)).rows[0]?.count === 0);
        await sql`select pg_sleep(1.2)`.execute(transaction);
      });
      await (await opening)?.close();
    });

    it("must have a database in UTF8", async () => {
      const url = await emptyDatabase();
      await sqlOn(url, "drop database if exists guestlist_ascii");
      await sqlOn(url, "create database guestlist_ascii encoding 'SQL_ASCII' locale 'C' template template0");
      await assert.rejects(open(onDatabase(url, "guestlist_ascii")), { code: "store-unavailable", message: /isn't in UTF8/ });
    });
  });

  describe("of its own", () => {
    let server: PostgresServer;
    let folder: string;
    let superuser: string;
    const guest = (more = "") => superuser.replace("postgres@127.0.0.1", "guest@localhost").replace("sslmode=disable", more);

    before(async function () {
      this.timeout(120_000);
      const { certificatePem, keyPem } = await ensureCertificate(sandboxFolder);
      folder = mkdtempSync(join(tmpdir(), "guestlist-server-"));
      server = await startServer({
        settings: ["ssl = on", "synchronous_commit = on", "listen_addresses = '127.0.0.1, 127.0.0.2'"],
        access: ["local all all trust", "host all postgres 127.0.0.1/32 trust", "host all guest all scram-sha-256"],
        prepare(data, owner) {
          for (const [name, text] of Object.entries({ "server.crt": certificatePem, "server.key": keyPem })) {
            writeFileSync(join(data, name), text, { mode: 0o600 });
            if (process.getuid?.() === 0) chownSync(join(data, name), owner, owner);
          }
        },
      });
      superuser = server.url;
      await sqlOn(superuser, "create role guest login password 'first'");
    });
    after(async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    });

    const endOthers = () => sqlOn(superuser, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'guest'");
    const change = (password: string) => sqlOn(superuser, `alter role guest password '${password}'`);

    it("gets a new password for each connection", async () => {
      let current = "token 0";
      const given: string[] = [];
      const password = async () => {
        given.push(current);
        return current;
      };
      await change(current);
      const engine = await open(guest(), { password, poolSize: 2 });
      for (let turn = 1; turn <= 3; turn += 1) {
        current = `token ${turn}`;
        await change(current);
        await endOthers();
        await engine.db.transaction().execute((transaction) => sql`select 1`.execute(transaction));
      }
      assert.deepEqual(given, ["token 0", "token 1", "token 2", "token 3"]);
    });

    it("says that there was no token, and works on when there is one", async () => {
      await change("token");
      let isOut = false;
      const password = async () => (isOut ? Promise.reject(new Error("Entra can't be reached")) : "token");
      const engine = await open(guest(), { password, poolSize: 2 });
      isOut = true;
      await endOthers();
      const work = () => engine.db.transaction().execute((transaction) => sql`select 1`.execute(transaction));
      await assert.rejects(work(), { code: "store-unavailable", message: /gave no token.*Entra can't be reached/ });
      isOut = false;
      await work();
    });

    it("gets the password that is in the file then", async () => {
      const passwordFile = join(folder, "password");
      writeFileSync(passwordFile, "wrong");
      await change("of the file");
      await assert.rejects(open(guest(), { passwordFile }), { code: "store-unavailable", message: /refuses the password/ });
      writeFileSync(passwordFile, "of the file\n");
      const engine = await open(guest(), { passwordFile });
      await change("newer");
      writeFileSync(passwordFile, "newer\n");
      await endOthers();
      await engine.db.transaction().execute((transaction) => sql`select 1`.execute(transaction));
    });

    it("is used with TLS if its certificate is trusted, and is who it says", async () => {
      const authority = join(folder, "authority.pem");
      writeFileSync(authority, (await ensureCertificate(sandboxFolder)).certificatePem);
      const password = async () => "of TLS";
      await change("of TLS");
      const engine = await open(guest(`sslmode=verify-full&sslrootcert=${authority}`), { password });
      const { rows } = await sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(engine.db);
      assert.deepEqual(rows, [{ ssl: true }]);
      const { certificateFile: stranger } = await ensureCertificate(folder);
      const elsewhere = guest(`sslmode=verify-full&sslrootcert=${authority}`).replace("localhost", "127.0.0.2");
      for (const url of [guest(`sslmode=verify-full&sslrootcert=${stranger}`), elsewhere]) {
        await assert.rejects(open(url, { password }), {
          code: "store-unavailable",
          message: /certificate of the PostgreSQL server is(?:n't trusted| for another host)/,
        });
      }
    });

    it("that restarts loses nothing that was committed, and the store works on by itself", async () => {
      await sqlOn(superuser, "create database guestlist");
      const store = await openOnServer(onDatabase(superuser, "guestlist"));
      try {
        const [committed, failures]: [string[], unknown[]] = [[], []];
        const until = { isOver: false };
        const worker = async () => {
          while (!until.isOver) {
            const invitation = anInvitation();
            const outcome = await store.invitations.commit(aChange({ invitations: [invitation] })).catch((error: unknown) => {
              failures.push(error);
            });
            if (outcome === "committed") committed.push(invitation.id);
          }
        };
        const workers = Array.from({ length: 4 }, worker);
        for (let turn = 0; turn < 3; turn += 1) await server.restart();
        const seen = committed.length;
        while (committed.length < seen + 8) await systemClock.wait(10);
        until.isOver = true;
        await Promise.all(workers);
        const wrong = failures.filter((error) => !isGuestlistError(error, "store-unavailable"));
        assert.deepEqual(wrong, []);
        for (const one of committed) assert.ok(await store.invitations.find(one as InvitationId), one);
      } finally {
        await store.close();
      }
    });
  });
});
