import type { PostgresSettings } from "../adapters/store/postgres/connection-settings.ts";
import { cloud as cloudOf } from "../clouds.ts";
import type { Config } from "../config.ts";
import { appTokenAtShell } from "../shell-app-token.ts";
import type { DatabaseSettings } from "./database-settings.ts";

type AppSettings = Pick<Config, "cloud" | "sandboxUrl" | "tenantId" | "appId" | "appPassword">;

/**
 * The store's settings for PostgreSQL. With a token as the password, Entra is asked once for an hour or so: the token is kept, and each new
 * connection asks for the one that counts then.
 */
export function postgresSettings({ entraToken, ...given }: DatabaseSettings, app: AppSettings | undefined): PostgresSettings {
  if (!entraToken || !app) return given;
  const { databaseScope } = cloudOf(app.cloud, app.sandboxUrl);
  const appToken = appTokenAtShell(app);
  return { ...given, password: () => appToken(databaseScope) };
}
