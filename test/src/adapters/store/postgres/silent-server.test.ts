import assert from "node:assert/strict";
import { TcpLink } from "../../../../../scripts/chaos/network/tcp-link.ts";
import { usualPostgresSettings } from "../../../../../src/adapters/store/postgres/connection-settings.ts";
import { freshDatabase, hasPostgres, openOnServer } from "../../../../build/postgres/postgres-under-test.ts";

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
    const store = await openOnServer(url, { postgres: { ...usualPostgresSettings, statementTimeoutMs: 300 } });
    await store.tryWrite();
    link.forget();
    await assert.rejects(store.tryWrite(), { code: "store-unavailable", message: /connection to the PostgreSQL server was lost/ });
    await store.tryWrite();
    await store.close();
  });
});
