import { createEntraFetch } from "./adapters/entra/entra-fetch.ts";
import { holdAppTokens } from "./adapters/entra/shell/app-tokens.ts";
import { createHttpRetry } from "./adapters/http-retry.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf } from "./clouds.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./ports/clock.ts";
import type { AppToken } from "./ports/identity.ts";

type AppSettings = Pick<Config, "cloud" | "sandboxUrl" | "tenantId" | "appId" | "appPassword">;

/**
 * The app's own tokens at a shell, as `signInAtShell` gets those of a person: with a form of ours, because Microsoft's library takes longer to
 * load than most commands take.
 */
export function appTokenAtShell(
  { cloud: name, sandboxUrl, ...app }: AppSettings,
  clock: Pick<Clock, "now" | "later" | "wait" | "random"> = systemClock,
): AppToken {
  const send = createEntraFetch({ retry: createHttpRetry({ clock }), fetch: globalThis.fetch });
  return holdAppTokens({ app: { ...app, cloud: cloudOf(name, sandboxUrl) }, send, clock });
}
