import { createTenant } from "../../../sandbox/tenant/create-tenant.ts";
import type { Authority } from "../../../sandbox/entra/authority.ts";
import { issueAppToken, issueDelegatedGraphToken } from "../../../sandbox/entra/tokens.ts";
import { createGraph } from "../../../sandbox/graph/create-graph.ts";
import type { Tenant } from "../../../sandbox/tenant/tenant.ts";
import type { StoredUser } from "../../../sandbox/directory/tenant-user.ts";
import { GRAPH_AUDIENCE, PERSON_IDS } from "../../../sandbox/directory/well-known.ts";
import type { Json } from "../json.ts";
import { signingKeys } from "../signing-keys.ts";

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else the text. */
  readonly body: Json;
}

/** Calls Graph as a person or the app; `path` begins after `/v1.0` unless it is a whole link. */
export type GraphCall = (
  method: string,
  path: string,
  request?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal },
) => Promise<GraphAnswer>;

export interface GraphWorld {
  readonly tenant: Tenant;
  readonly authority: Authority;
  /** Adele by default, with all permissions of the app by default. */
  asPerson(options?: { readonly id?: string; readonly scopes?: readonly string[] }): Promise<GraphCall>;
  asApp(options?: { readonly roles?: readonly string[] }): Promise<GraphCall>;
  withToken(token: string): GraphCall;
}

export const API_URL = "https://localhost:8443";
export const PAGE_URL = "http://localhost:8080";

/** A tenant with its Graph, called without a network. */
export async function createGraphWorld(): Promise<GraphWorld> {
  const tenant = createTenant({ seed: 7 });
  const authority = { tenant, keys: (await signingKeys()).authority, apiUrl: () => API_URL };
  const graph = createGraph({ ...authority, pageUrl: () => PAGE_URL });
  const withToken =
    (token: string): GraphCall =>
    async (method, path, { body, headers, signal } = {}) => {
      const url = path.startsWith("https:") ? path : `${API_URL}/v1.0${path}`;
      const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
      const given = { ...content, ...(signal ? { signal } : {}) };
      const response = await graph.request(url, { method, headers: { Authorization: `Bearer ${token}`, ...headers }, ...given });
      const text = await response.text();
      const isJson = response.headers.get("Content-Type")?.includes("json") === true;
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    };
  return {
    tenant,
    authority,
    withToken,
    asPerson: async ({ id = PERSON_IDS.adele, scopes = [...tenant.app.granted.delegated] } = {}) => {
      const { token } = await issueDelegatedGraphToken(authority, mustFind(tenant, id), GRAPH_AUDIENCE, scopes);
      return withToken(token);
    },
    asApp: async ({ roles = [...tenant.app.granted.application] } = {}) => {
      const { token } = await issueAppToken(authority, GRAPH_AUDIENCE, roles);
      return withToken(token);
    },
  };
}

/** A refusal without its ids and times. */
export function refusal({ status, body }: GraphAnswer): { readonly status: number; readonly code: string; readonly message: string } {
  return { status, code: body.error.code, message: body.error.message };
}

/** An invitation's body with all required properties. */
export function invitation(more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { invitedUserEmailAddress: "ada@tailspintoys.com", inviteRedirectUrl: "https://myapps.microsoft.com/", ...more };
}

function mustFind(tenant: Tenant, id: string): StoredUser {
  const user = tenant.users.get(id);
  if (!user) throw new Error(`No user ${id}`);
  return user;
}
