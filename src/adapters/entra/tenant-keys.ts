import { createRemoteJWKSet, customFetch } from "jose";
import type { JWTVerifyGetKey } from "jose";
import { z } from "zod";
import type { EntraApp } from "./entra-settings.ts";
import type { EntraFetch } from "./entra-fetch.ts";
import { createSingleFlight } from "./single-flight.ts";
import { unavailable } from "./unavailable.ts";

const metadata = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) });

/**
 * The tenant's signing keys, found through its OpenID metadata. jose keeps them, and loads them again, at most every 30 s, when a token
 * names an unknown key (Microsoft rotates keys without notice). Throws GuestlistError `identity-unavailable` when there is no metadata.
 */
export function createTenantKeys({ cloud, tenantId }: Pick<EntraApp, "cloud" | "tenantId">, send: EntraFetch): JWTVerifyGetKey {
  const once = createSingleFlight<JWTVerifyGetKey>();
  let keys: JWTVerifyGetKey | undefined;

  async function find(): Promise<JWTVerifyGetKey> {
    const answer = await send(`${cloud.authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`);
    const { jwks_uri: url } = metadata.parse(await answer.json());
    keys = createRemoteJWKSet(new URL(url), { [customFetch]: async (keysUrl) => send(keysUrl) });
    return keys;
  }

  return async (header, token) => {
    const set = keys ?? (await once("metadata", find).catch(giveUp));
    return set(header, token);
  };
}

function giveUp(cause: unknown): never {
  throw unavailable("Entra's metadata could not be read", cause);
}
