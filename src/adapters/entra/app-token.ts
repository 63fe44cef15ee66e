import { ClientSecretCredential } from "@azure/identity";
import type { AccessToken } from "@azure/identity";
import type { AppToken } from "../../ports/identity.ts";
import { entraFailure } from "./entra-failure.ts";
import type { EntraApp } from "./entra-settings.ts";
import type { EntraFetch } from "./entra-fetch.ts";
import { createSingleFlight } from "./single-flight.ts";
import { createTokenTransport } from "./token-transport.ts";

/** From this long before a token expires, the library may have a newer one (MSAL renews five minutes before). */
const askAgainMs = 10 * 60_000;

/** The library keeps and renews the tokens, but looking one up there takes it a tenth of a turn: while one is fresh, it isn't asked. */
export function createAppToken({ cloud, tenantId, appId, appPassword }: EntraApp, send: EntraFetch): AppToken {
  const transport = createTokenTransport(send);
  const credential = new ClientSecretCredential(tenantId, appId, appPassword, {
    authorityHost: cloud.authorityHost,
    disableInstanceDiscovery: !cloud.instanceDiscovery,
    ...transport.options,
  });
  const once = createSingleFlight<string>();
  const fresh = new Map<string, AccessToken>();

  async function get(scope: string): Promise<string> {
    try {
      const got = await credential.getToken(scope);
      fresh.set(scope, got);
      return got.token;
    } catch (error) {
      throw entraFailure(error, transport.failure()).error;
    }
  }

  return async (scope) => {
    const known = fresh.get(scope);
    return known && isFresh(known) ? known.token : once(scope, () => get(scope));
  };
}

function isFresh({ expiresOnTimestamp, refreshAfterTimestamp = Number.POSITIVE_INFINITY }: AccessToken): boolean {
  return Date.now() < Math.min(refreshAfterTimestamp, expiresOnTimestamp - askAgainMs);
}
