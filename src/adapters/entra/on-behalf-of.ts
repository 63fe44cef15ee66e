import { createHash } from "node:crypto";
import { OnBehalfOfCredential } from "@azure/identity";
import { LRUCache } from "lru-cache";
import type { PersonId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import { entraFailure } from "./entra-failure.ts";
import type { EntraFailure } from "./entra-failure.ts";
import type { EntraApp } from "./entra-settings.ts";
import type { EntraFetch } from "./entra-fetch.ts";
import { createSingleFlight } from "./single-flight.ts";
import { createTokenTransport } from "./token-transport.ts";

export type Exchange = { readonly kind: "token"; readonly token: string } | EntraFailure;

interface Kept {
  readonly token: string;
  readonly person: PersonId;
  readonly expiresAt: number;
}

export interface OnBehalfOf {
  /** For a validated SSO token, and whose it is. */
  exchange(assertion: string, person: PersonId): Promise<Exchange>;
  /**
   * A token that Graph takes no longer is not given out again, nor any other of that person; the next one is asked for with
   * the `claims` that Graph named.
   */
  renew(token: string, claims: string | undefined): void;
}

const mostPeople = 1_000;
/** A token that ends within this is not given out again: what is begun with it must also be finished with it. */
const marginMs = 5 * 60_000;

/**
 * Exchanges people's validated SSO tokens for Graph tokens. Teams sends the same token again with every click, so the answer is
 * kept, in memory only and by the assertion's hash, and clicks at the same time share one POST: the library does neither.
 */
export function createOnBehalfOf(app: EntraApp, send: EntraFetch, clock: Pick<Clock, "now">): OnBehalfOf {
  const kept = new LRUCache<string, Kept>({ max: mostPeople });
  /** What Graph demanded in its latest challenge. */
  const wanted = new LRUCache<PersonId, string>({ max: mostPeople });
  const once = createSingleFlight<Exchange>();

  async function fetchToken(key: string, assertion: string, person: PersonId): Promise<Exchange> {
    const transport = createTokenTransport(send);
    try {
      const { token, expiresOnTimestamp } = await credentialFor(app, assertion, transport.options).getToken(
        app.cloud.graphScope,
        tokenOptions(wanted.get(person)),
      );
      kept.set(key, { token, person, expiresAt: expiresOnTimestamp });
      return { kind: "token", token };
    } catch (error) {
      return entraFailure(error, transport.failure());
    }
  }

  return {
    async exchange(assertion, person) {
      const key = createHash("sha256").update(assertion).digest("base64url");
      const known = kept.get(key);
      if (known && known.expiresAt - marginMs > Date.parse(clock.now())) return { kind: "token", token: known.token };
      return once(key, () => fetchToken(key, assertion, person));
    },
    renew(token, claims) {
      const challenged = [...kept.values()].find((known) => known.token === token);
      if (challenged === undefined) return;
      const { person } = challenged;
      for (const [key, known] of [...kept]) if (known.person === person) kept.delete(key);
      if (claims !== undefined) wanted.set(person, claims);
    },
  };
}

/** Says that we can be challenged, so that Graph doesn't wait for a revoked person's token to end (Microsoft: Claims challenges). */
function tokenOptions(claims: string | undefined) {
  return { enableCae: true, ...(claims !== undefined && { claims }) };
}

function credentialFor(
  { cloud, tenantId, appId, appPassword }: EntraApp,
  assertion: string,
  transport: ReturnType<typeof createTokenTransport>["options"],
): OnBehalfOfCredential {
  const options = {
    tenantId,
    clientId: appId,
    clientSecret: appPassword,
    userAssertionToken: assertion,
    authorityHost: cloud.authorityHost,
    disableInstanceDiscovery: !cloud.instanceDiscovery,
    ...transport,
  };
  return new OnBehalfOfCredential(options);
}
