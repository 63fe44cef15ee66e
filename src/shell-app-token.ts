import { createEntraFetch } from "./adapters/entra/entra-fetch.ts";
import { createHttpRetry } from "./adapters/http-retry.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf } from "./clouds.ts";
import type { Config } from "./config.ts";
import type { AppToken } from "./ports/identity.ts";

/** The app's own tokens at a shell. Microsoft's library is loaded only when the first one is needed: that takes longer than most commands. */
export function shellAppToken({
  cloud: name,
  sandboxUrl,
  ...app
}: Pick<Config, "cloud" | "sandboxUrl" | "tenantId" | "appId" | "appPassword">): AppToken {
  const retry = createHttpRetry({ clock: systemClock });
  const send = createEntraFetch({ retry, fetch: globalThis.fetch });
  const load = async (): Promise<AppToken> => {
    const { createAppToken } = await import("./adapters/entra/app-token.ts");
    return createAppToken({ ...app, cloud: cloudOf(name, sandboxUrl) }, send);
  };
  let loaded: Promise<AppToken> | undefined;
  return async (scope) => (await (loaded ??= load()))(scope);
}
