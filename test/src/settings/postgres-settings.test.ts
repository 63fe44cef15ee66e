import assert from "node:assert/strict";
import { decodeJwt } from "jose";
import { readStoreSettings } from "../../../src/config.ts";
import { postgresSettings } from "../../../src/settings/postgres-settings.ts";
import { encryptionKey } from "../../build/encryption-key.ts";
import { startedSandbox, type StartedSandbox } from "../../sandbox/started-sandbox.ts";

describe("postgresSettings", () => {
  let world: StartedSandbox;
  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());

  const read = (given: Readonly<Record<string, string>>) => {
    const { database, app } = readStoreSettings({ ...world.sandbox.botEnvironment(), ENCRYPTION_KEY: encryptionKey, ...given });
    return { settings: postgresSettings(database, app), app };
  };

  it("make no password unless Entra is to make it", () => {
    const { settings } = read({ DATABASE_PASSWORD_FILE: "/run/secrets/database", DATABASE_POOL_SIZE: "4" });
    assert.deepEqual([settings.poolSize, settings.passwordFile, settings.password], [4, "/run/secrets/database", undefined]);
  });

  it("make the app's own token for databases the password", async () => {
    const { settings, app } = read({ DATABASE_ENTRA_TOKEN: "on" });
    const token = await settings.password?.();
    const { appid, aud } = decodeJwt(token ?? "");
    assert.deepEqual([appid, aud], [app?.appId, "https://ossrdbms-aad.database.windows.net"]);
    assert.equal(await settings.password?.(), token);
  });
});
