import { CommandFailure } from "./command-failure.ts";

/**
 * Whether anything says which app and tenant are meant: otherwise one sentence says where that comes from, instead of a list of all settings.
 * @throws CommandFailure `failed`
 */
export function refuseWithoutSettings(environment: NodeJS.ProcessEnv): void {
  if (environment["MICROSOFT_APP_ID"]?.trim() || environment["MICROSOFT_APP_TENANT_ID"]?.trim()) return;
  throw new CommandFailure("failed", "There are no settings here, and no sandbox runs.", {
    fix: "To try Guestlist, run npm start in another terminal. For your own tenant, copy .env.example to .env and fill it in.",
  });
}
