import assert from "node:assert/strict";
import pg from "pg";
import { TcpLink } from "../../../../../scripts/chaos/network/tcp-link.ts";
import { connectionSettings, usualPostgresSettings } from "../../../../../src/adapters/store/postgres/connection-settings.ts";
import { freshDatabase, hasPostgres, openOnServer } from "../../../../build/postgres/postgres-under-test.ts";

/** Long enough for every statement of these tests on a busy machine. */
const statementTimeoutMs = 1_000;

(hasPostgres ? describe : describe.skip)("a store whose PostgreSQL server says nothing any more", () => {
  let link: TcpLink;
  let url: string;

  beforeEach(async () => {
    const direct = new URL(await freshDatabase());
    link = await TcpLink.open({ host: direct.hostname, port: Number(direct.port) });
    url = Object.assign(direct, { hostname: "127.0.0.1", port: String(link.port) }).href;
  });

  afterEach(() => link.close());

  it("gives its connections up, and makes new ones", async () => {
    const store = await openOnServer(url, { postgres: { ...usualPostgresSettings, statementTimeoutMs } });
    await store.tryWrite();
    link.forget();
    await assert.rejects(store.tryWrite(), { code: "store-unavailable", message: /connection to the PostgreSQL server was lost/ });
    await store.tryWrite();
    await store.close();
  });
});

(hasPostgres ? describe : describe.skip)("a transaction whose bot says nothing any more", () => {
  it("is ended by the server, so that its locks hold up nobody", async () => {
    const settings = connectionSettings(await freshDatabase(), { ...usualPostgresSettings, statementTimeoutMs });
    const client = new pg.Client(settings);
    const code = new Promise<unknown>((resolve) => client.once("error", (error) => resolve("code" in error && error.code)));
    const closed = new Promise<void>((resolve) => client.once("end", resolve));
    client.on("error", () => undefined);
    await client.connect();
    await client.query("begin");
    assert.equal(await code, "25P03");
    await closed;
  });
});
