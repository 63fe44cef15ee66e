import type { Config } from "./config.ts";

/** The part of the configuration that a person needs to sign in and to read the directory: no secret is among it. */
export type DirectorySettings = Pick<Config, "cloud" | "sandboxUrl" | "appId" | "tenantId" | "defaultRedirectUrl">;
