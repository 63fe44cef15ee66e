import { createTenant } from "../../../sandbox/tenant/create-tenant.ts";
import type { Authority } from "../../../sandbox/entra/authority.ts";
import { createEntra } from "../../../sandbox/entra/create-entra.ts";
import type { Tenant } from "../../../sandbox/tenant/tenant.ts";
import type { Json } from "../json.ts";
import { signingKeys } from "../signing-keys.ts";

export interface EntraAnswer {
  readonly status: number;
  /** The target of a redirect. */
  readonly location: string | null;
  /** Parsed when it is JSON, else the text. */
  readonly body: Json;
}

export interface EntraWorld {
  readonly tenant: Tenant;
  readonly authority: Authority;
  get(path: string): Promise<EntraAnswer>;
  post(path: string, form: Readonly<Record<string, string>>): Promise<EntraAnswer>;
  /** POST to the token endpoint of a tenant (by default this one), with the app's id and secret unless overridden; undefined omits a field. */
  token(form: Readonly<Record<string, string | undefined>>, tenant?: string): Promise<EntraAnswer>;
}

export const ORIGIN = "https://localhost:8443";

/** A tenant with its Entra, called without a network. */
export async function createEntraWorld(): Promise<EntraWorld> {
  const tenant = createTenant({ seed: 7 });
  const authority = { tenant, keys: (await signingKeys()).authority, apiUrl: () => ORIGIN };
  const entra = createEntra(authority);
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await entra.request(`${ORIGIN}${path}`, init);
    const text = await response.text();
    return {
      status: response.status,
      location: response.headers.get("Location"),
      body: response.headers.get("Content-Type")?.includes("json") === true ? JSON.parse(text) : text,
    };
  };
  return {
    tenant,
    authority,
    get: (path) => ask(path),
    post: (path, form) => ask(path, { method: "POST", body: new URLSearchParams(form) }),
    token: (form, where = tenant.id) => {
      const fields: Readonly<Record<string, string | undefined>> = {
        client_id: tenant.app.appId,
        client_secret: tenant.app.secret,
        ...form,
      };
      const body = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      return ask(`/${where}/oauth2/v2.0/token`, { method: "POST", body });
    },
  };
}

/** The properties that distinguish one refusal from another. */
export function refusal({ status, body }: EntraAnswer) {
  const { error, suberror, error_codes } = body;
  return { status, error, code: error_codes?.[0], ...(suberror === undefined ? {} : { suberror }) };
}
