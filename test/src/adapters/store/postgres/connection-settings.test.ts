import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectionSettings, patient, usualPostgresSettings } from "../../../../../src/adapters/store/postgres/connection-settings.ts";
import type { PostgresSettings } from "../../../../../src/adapters/store/postgres/connection-settings.ts";

const settingsOf = (url: string, given: Partial<PostgresSettings> = {}) => connectionSettings(url, { ...usualPostgresSettings, ...given });
const passwordOf = async (url: string, given: Partial<PostgresSettings>): Promise<unknown> => {
  const { password } = settingsOf(url, given);
  return typeof password === "function" ? password() : password;
};

describe("connectionSettings", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "guestlist-connection-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("reads the parts of the address", () => {
    const {
      host,
      port,
      user,
      password,
      database,
      application_name: name,
    } = settingsOf("postgres://g%40c:p%2Fw@db.contoso.com:6432/guest%20list");
    assert.deepEqual([host, port, user, password, database, name], ["db.contoso.com", 6432, "g@c", "p/w", "guest list", "guestlist"]);
    assert.equal(settingsOf("postgres://g@[::1]/guestlist?application_name=second").application_name, "second");
    assert.equal(settingsOf("postgresql://g@db/guestlist").port, 5432);
  });

  it("gives the server and the network their times", () => {
    const given = settingsOf("postgres://g@db/guestlist", { poolSize: 3, statementTimeoutMs: 2_000 });
    assert.deepEqual(
      [given.max, given.statement_timeout, given.idle_in_transaction_session_timeout, given.connectionTimeoutMillis],
      [3, 2_000, 2_000, 5_000],
    );
    assert.equal(settingsOf("postgres://g@db/guestlist", patient(usualPostgresSettings)).statement_timeout, 3_600_000);
  });

  const verified = { rejectUnauthorized: true };
  for (const [place, ssl] of [
    ["db.contoso.com/guestlist", verified],
    ["db.contoso.com/guestlist?sslmode=verify-full", verified],
    ["10.0.0.4/guestlist", verified],
    ["localhost.contoso.com/guestlist", verified],
    ["localhost/guestlist", false],
    ["127.0.0.1/guestlist", false],
    ["127.8.9.1:5433/guestlist", false],
    ["[::1]/guestlist", false],
    ["localhost/guestlist?sslmode=disable", false],
    ["localhost/guestlist?sslmode=verify-full", verified],
    ["localhost/guestlist?host=%2Fvar%2Frun%2Fpostgresql", false],
    ["localhost/guestlist?host=db.contoso.com", verified],
  ] as const) {
    it(`${ssl === false ? "uses no TLS" : "checks the certificate"} at ${place}`, () => {
      assert.deepEqual(settingsOf(`postgres://g@${place}`).ssl, ssl);
    });
  }

  for (const mode of ["disable", "allow", "prefer", "require", "no-verify", "verify-ca", ""]) {
    it(`refuses sslmode=${mode} to another machine`, () => {
      assert.throws(() => settingsOf(`postgres://g@db.contoso.com/guestlist?sslmode=${mode}`), {
        code: "config-invalid",
        message: /isn't safe: leave it out, or use sslmode=verify-full/,
      });
    });
  }

  it("trusts the authority in a file, and says when the file can't be read", () => {
    const file = join(folder, "authority.pem");
    writeFileSync(file, "the authority");
    for (const host of ["db", "127.0.0.1"])
      assert.deepEqual(settingsOf(`postgres://g@${host}/guestlist?sslrootcert=${file}`).ssl, { ...verified, ca: "the authority" }, host);
    assert.throws(() => settingsOf(`postgres://g@db/guestlist?sslrootcert=${folder}/none`), {
      code: "config-invalid",
      message: /^DATABASE_URL names a file in sslrootcert that can't be read/,
    });
  });

  for (const url of [
    "postgres://:secret@db/guestlist",
    "postgres://g:secret@db/",
    "postgres://g:secret@/guestlist",
    "postgres://g:secret@db:port/guestlist",
    "postgres://g:secret@db/guestlist?password=secret",
    "postgres://g:secret@db/guestlist?ssl=true",
    "postgres://g:?secret@db/guestlist",
    "postgres://g:100%secret@db/guestlist",
    "postgres://g:secret@db/guestlist?options=-c%20search_path%3Dsecret",
  ]) {
    it(`refuses ${url} without repeating it`, () => {
      assert.throws(
        () => settingsOf(url, { from: "MIGRATION_DATABASE_URL" }),
        (error: Error & { code?: string }) =>
          error.code === "config-invalid" && error.message.startsWith("MIGRATION_DATABASE_URL ") && !error.message.includes("secret"),
      );
    });
  }

  it("reads the password of a file again for each connection", async () => {
    const passwordFile = join(folder, "password");
    const { password } = settingsOf("postgres://g@db/guestlist", { passwordFile });
    assert.ok(typeof password === "function");
    await assert.rejects(async () => password(), { code: "store-unavailable", message: /DATABASE_PASSWORD_FILE can't be read/ });
    for (const next of ["first", "second"]) {
      writeFileSync(passwordFile, `${next}\nnot this\n`);
      assert.equal(await password(), next);
    }
    writeFileSync(passwordFile, "\nnot this\n");
    await assert.rejects(async () => password(), { code: "store-unavailable", message: /DATABASE_PASSWORD_FILE is empty/ });
  });

  it("asks for a password for each connection, and lets none live for ever", async () => {
    let count = 0;
    const made = settingsOf("postgres://g@db/guestlist", { password: async () => `token ${(count += 1)}` });
    assert.ok(typeof made.password === "function");
    assert.deepEqual([await made.password(), await made.password(), made.maxLifetimeSeconds], ["token 1", "token 2", 300]);
  });

  it("says that there is no token, and why", async () => {
    const password = async () => Promise.reject(new Error("Entra gave no token (AADSTS7000215)"));
    await assert.rejects(passwordOf("postgres://g@db/guestlist", { password }), {
      code: "store-unavailable",
      message: "Microsoft Entra gave no token for the PostgreSQL server: Entra gave no token (AADSTS7000215)",
    });
  });

  it("takes the password of the address first, then the token, then the file", async () => {
    const given = { password: async () => "token", passwordFile: join(folder, "password") };
    assert.equal(await passwordOf("postgres://g:own@db/guestlist", given), "own");
    assert.equal(await passwordOf("postgres://g@db/guestlist", given), "token");
    assert.equal(await passwordOf("postgres://g@db/guestlist", {}), undefined);
  });
});
