import { readConfig } from "../../src/config.ts";
import type { Config } from "../../src/config.ts";
import { encryptionKey } from "./encryption-key.ts";

/** A bot's settings that connect to nothing and store nothing on disk. */
export function aConfig(given: Readonly<Record<string, string>> = {}): Config {
  return readConfig({
    MICROSOFT_APP_ID: "22222222-2222-4222-8222-222222222222",
    MICROSOFT_APP_PASSWORD: "secret",
    MICROSOFT_APP_TENANT_ID: "11111111-1111-4111-8111-111111111111",
    OAUTH_CONNECTION_NAME: "graph",
    ENCRYPTION_KEY: encryptionKey,
    DATABASE_URL: ":memory:",
    ...given,
  });
}
