import { exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import { createEntra } from "../../../../src/adapters/entra/create-entra.ts";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import type { ClaimedPerson } from "../../../../src/ports/identity.ts";
import { encryptionKey } from "../../../build/encryption-key.ts";
import { id } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { finishOn } from "../../../fakes/finish-on.ts";
import { scriptedFetch } from "../../../fakes/scripted-fetch.ts";
import type { FetchStep, ScriptedAnswer, SentRequest } from "../../../fakes/scripted-fetch.ts";

export const tenantId = "11111111-2222-4333-8444-555555555555";
export const appId = "66666666-7777-4888-9999-aaaaaaaaaaaa";
export const ada: ClaimedPerson = { id: id("ada00000-0000-4000-8000-000000000000"), tenantId };

const authority = "https://login.example";
/** FakeClock's time, in seconds. */
const now = Date.parse("2026-11-20T10:00:00Z") / 1_000;

const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
const forger = await generateKeyPair("RS256", { extractable: true });
const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: "key-1", use: "sig", alg: "RS256" }] };

/** Claims of a token; undefined ones are left out. */
export type Claims = Readonly<Record<string, unknown>>;

export const goodClaims: Claims = {
  iss: `${authority}/${tenantId}/v2.0`,
  aud: appId,
  tid: tenantId,
  oid: ada.id,
  scp: "access_as_user",
  azp: "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
  ver: "2.0",
  acct: 0,
  nbf: now - 60,
  exp: now + 3_600,
};

export interface TokenFlaws {
  readonly kid?: string;
  readonly alg?: "RS256" | "RS384";
  readonly forged?: boolean;
}

/** An SSO token of Ada's, with the given claims changed. Undefined ones are left out. */
export async function ssoToken(claims: Claims = {}, { kid = "key-1", alg = "RS256", forged = false }: TokenFlaws = {}): Promise<string> {
  const signer = await importJWK(await exportJWK(forged ? forger.privateKey : privateKey), alg);
  return new SignJWT({ ...goodClaims, ...claims }).setProtectedHeader({ alg, kid }).sign(signer);
}

export const metadataAnswer: ScriptedAnswer = { body: { issuer: "x", jwks_uri: `${authority}/keys` } };
export const keysAnswer: ScriptedAnswer = { body: keys };

export function tokenAnswer(token = "graph-token", seconds = 3_600): ScriptedAnswer {
  return {
    body: {
      token_type: "Bearer",
      scope: "https://graph.microsoft.com/.default",
      expires_in: seconds,
      ext_expires_in: seconds,
      access_token: token,
    },
    headers: { "content-type": "application/json" },
  };
}

/** A refusal from the token endpoint. */
export function refusal(status: number, error: string, code: number, more: object = {}): ScriptedAnswer {
  const error_description = `AADSTS${code}: Something about ada@contoso.com. Trace ID: t Correlation ID: c`;
  return {
    status,
    body: { error, error_description, error_codes: [code], correlation_id: "c0ffee00-0000-4000-8000-000000000000", ...more },
    headers: { "content-type": "application/json" },
  };
}

export interface EntraScript {
  /** The token endpoint's answers, in order; the last one is repeated. */
  readonly tokens?: readonly FetchStep[];
  readonly metadata?: readonly FetchStep[];
  readonly keys?: readonly FetchStep[];
  /** False: browsers can't reach the bot. */
  readonly isPublic?: boolean;
}

/** The real adapter and an Entra that plays the given steps for each endpoint. */
export function entraUnderTest(script: EntraScript = {}) {
  const clock = new FakeClock();
  const endpoints = {
    tokens: scriptedFetch(...(script.tokens ?? [tokenAnswer()])),
    metadata: scriptedFetch(...(script.metadata ?? [metadataAnswer])),
    keys: scriptedFetch(...(script.keys ?? [keysAnswer])),
    msal: scriptedFetch(msalMetadata),
  };
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> =>
    endpoints[endpointOf(new URL(input instanceof Request ? input.url : input), new Headers(init.headers))].fetch(input, init);
  const entra = createEntra({
    cloud: {
      authorityHost: authority,
      instanceDiscovery: false,
      userTokenIssuers: [`${authority}/{tenantId}/v2.0`, "https://sts.windows.net/{tenantId}/"],
      graphScope: "https://graph.microsoft.com/.default",
    },
    tenantId,
    appId,
    appPassword: "secret-of-the-app",
    retry: createHttpRetry({ clock, limits: { spreadMs: 0 } }),
    clock,
    encryptionKey,
    publicUrl: script.isPublic === false ? undefined : "https://guestlist.example",
    fetch,
  });
  const finish = finishOn(clock);
  const posts = (): readonly URLSearchParams[] => endpoints.tokens.sent.map(formOf);
  return { ...entra, clock, finish, posts, sent: endpoints };
}

function endpointOf({ pathname }: URL, headers: Headers): "tokens" | "metadata" | "keys" | "msal" {
  if (pathname.endsWith("/token")) return "tokens";
  if (pathname.endsWith("/keys")) return "keys";
  return headers.get("user-agent")?.includes("azsdk") === true ? "msal" : "metadata";
}

/** MSAL asks for this metadata before it requests a token from an authority that it doesn't know. */
export const msalMetadata: ScriptedAnswer = {
  body: {
    issuer: `${authority}/${tenantId}/v2.0`,
    authorization_endpoint: `${authority}/${tenantId}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/${tenantId}/oauth2/v2.0/token`,
    jwks_uri: `${authority}/keys`,
  },
};

function formOf({ body }: SentRequest): URLSearchParams {
  return new URLSearchParams(String(body));
}
