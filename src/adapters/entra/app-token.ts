import { ClientSecretCredential } from "@azure/identity";
import type { AppToken } from "../../ports/identity.ts";
import { entraFailure } from "./entra-failure.ts";
import type { EntraApp } from "./entra-settings.ts";
import type { EntraFetch } from "./entra-fetch.ts";
import { createSingleFlight } from "./single-flight.ts";
import { createTokenTransport } from "./token-transport.ts";

/** The library keeps and renews the tokens. */
export function createAppToken({ cloud, tenantId, appId, appPassword }: EntraApp, send: EntraFetch): AppToken {
  const transport = createTokenTransport(send);
  const credential = new ClientSecretCredential(tenantId, appId, appPassword, {
    authorityHost: cloud.authorityHost,
    disableInstanceDiscovery: !cloud.instanceDiscovery,
    ...transport.options,
  });
  const once = createSingleFlight<string>();

  async function get(scope: string): Promise<string> {
    try {
      return (await credential.getToken(scope)).token;
    } catch (error) {
      throw entraFailure(error, transport.failure()).error;
    }
  }

  return async (scope) => once(scope, () => get(scope));
}
