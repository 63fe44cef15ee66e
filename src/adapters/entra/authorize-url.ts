import { createHash, randomBytes } from "node:crypto";
import type { EntraApp } from "./entra-settings.ts";

/** The secrets of one sign-in: what only the program that began it knows. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
}

export function newSignInSecrets(): SignInSecrets {
  const random = (): string => randomBytes(32).toString("base64url");
  return { state: random(), nonce: random(), verifier: random() };
}

interface Asked extends SignInSecrets {
  readonly redirectUri: string;
  readonly scope: string;
  /** What the sign-in must prove, as Entra's or Graph's JSON. */
  readonly claims?: string | undefined;
}

/** Entra's page for the authorization code flow with PKCE (Microsoft: Authorization code flow). */
export function authorizeUrl(
  { cloud, tenantId, appId }: Pick<EntraApp, "cloud" | "tenantId" | "appId">,
  { redirectUri, scope, state, nonce, verifier, claims }: Asked,
): string {
  const query = new URLSearchParams({
    client_id: appId,
    response_type: "code",
    response_mode: "query",
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...(claims !== undefined && { claims }),
  });
  return `${cloud.authorityHost}/${tenantId}/oauth2/v2.0/authorize?${query.toString()}`;
}
