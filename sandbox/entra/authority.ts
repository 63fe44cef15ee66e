import type { SigningKeys } from "./keys.ts";
import type { Tenant } from "../tenant/tenant.ts";

/** The parts of the sandbox's Entra. `apiUrl` is its https origin, known once it listens. */
export interface Authority {
  readonly tenant: Tenant;
  readonly keys: SigningKeys;
  readonly apiUrl: () => string;
}

/** `iss` of v2 tokens. Graph's and the Bot Framework's are v1: see `v1Issuer`. */
export function v2Issuer({ tenant, apiUrl }: Authority): string {
  return `${apiUrl()}/${tenant.id}/v2.0`;
}

/** `iss` of v1 tokens: Microsoft's own host even in the sandbox, because resources that take v1 tokens expect it. */
export function v1Issuer({ tenant }: Authority): string {
  return `https://sts.windows.net/${tenant.id}/`;
}
