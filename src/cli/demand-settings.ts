import { CommandFailure } from "./command-failure.ts";

/** The settings that have no default: where none of them is, nobody has set anything up. */
const needed = ["MICROSOFT_APP_ID", "MICROSOFT_APP_TENANT_ID", "MICROSOFT_APP_PASSWORD", "ENCRYPTION_KEY"] as const;

/**
 * Where some settings are there, the configuration names the missing ones; here there are none at all.
 * @throws CommandFailure `failed`
 */
export function demandSettings(environment: Readonly<Record<string, string | undefined>>): void {
  if (needed.some((name) => environment[name]?.trim())) return;
  throw new CommandFailure("failed", "No settings were found.", { fix: "Fill in .env, or run npm start for the sandbox." });
}
