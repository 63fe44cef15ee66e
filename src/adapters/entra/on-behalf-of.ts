import { createHash } from "node:crypto";
import { OnBehalfOfCredential } from "@azure/identity";
import { LRUCache } from "lru-cache";
import type { PersonId } from "../../domain/ids.ts";
import type { Clock } from "../../ports/clock.ts";
import type { SignInScope } from "../../ports/identity.ts";
import { entraFailure } from "./entra-failure.ts";
import type { EntraFailure } from "./entra-failure.ts";
import type { EntraApp, EntraCloud } from "./entra-settings.ts";
import type { EntraFetch } from "./entra-fetch.ts";
import { createSingleFlight } from "./single-flight.ts";
import { createTokenTransport } from "./token-transport.ts";

export type Exchange = { readonly kind: "token"; readonly token: string } | EntraFailure;

interface Kept {
  readonly token: string;
  readonly person: PersonId;
  readonly expiresAt: number;
}

interface Wanted {
  readonly assertion: string;
  readonly person: PersonId;
  readonly scope: SignInScope;
}

export interface OnBehalfOf {
  /** For a validated SSO token, and the person it belongs to. */
  exchange(assertion: string, person: PersonId, scope?: SignInScope): Promise<Exchange>;
  /**
   * Call it when Graph no longer accepts a token: this token and all others of the same person aren't returned again, and the next one is
   * requested with the `claims` that Graph named.
   */
  renew(token: string, claims: string | undefined): void;
}

const mostTokens = 1_000;
/** A token that expires sooner than this isn't returned again, so that a flow can finish with the token it began with. */
const marginMs = 5 * 60_000;

/**
 * Exchanges people's validated SSO tokens for Graph tokens. Teams sends the same SSO token with every click, so the answer is kept, in
 * memory only, under the assertion's hash and the scope. Clicks at the same time share one POST. The library does neither.
 */
export function createOnBehalfOf(app: EntraApp, send: EntraFetch, clock: Pick<Clock, "now">): OnBehalfOf {
  const kept = new LRUCache<string, Kept>({ max: mostTokens });
  /** The claims of Graph's latest challenge. */
  const wanted = new LRUCache<PersonId, string>({ max: mostTokens });
  const once = createSingleFlight<Exchange>();

  async function fetchToken(key: string, { assertion, person, scope }: Wanted): Promise<Exchange> {
    const transport = createTokenTransport(async (url, request) => send(url, { ...request, by: person }));
    try {
      const { token, expiresOnTimestamp } = await credentialFor(app, assertion, transport.options).getToken(
        graphScope(app.cloud, scope),
        tokenOptions(wanted.get(person)),
      );
      kept.set(key, { token, person, expiresAt: expiresOnTimestamp });
      return { kind: "token", token };
    } catch (error) {
      return entraFailure(error, transport.failure());
    }
  }

  return {
    async exchange(assertion, person, scope = "all-granted") {
      const key = `${scope}:${createHash("sha256").update(assertion).digest("base64url")}`;
      const known = kept.get(key);
      if (known && known.expiresAt - marginMs > Date.parse(clock.now())) return { kind: "token", token: known.token };
      return once(key, () => fetchToken(key, { assertion, person, scope }));
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

/** A single permission stands where `.default` does, after the address of the cloud's Graph. */
function graphScope(cloud: EntraCloud, scope: SignInScope): string {
  if (scope === "all-granted") return cloud.graphScope;
  return cloud.graphScope.replace(/\.default$/, "TeamMember.ReadWriteNonOwnerRole.All");
}

/**
 * Tells Entra that we can handle challenges. Graph then refuses a revoked person at once, not only when the token expires (Microsoft:
 * Claims challenges).
 */
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
