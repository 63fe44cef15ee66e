import type { Hono } from "hono";
import { v2Issuer, type Authority } from "./authority.ts";
import { answerRefusal, EntraRefusal } from "./errors.ts";
import { resolveTenant } from "./resolve-tenant.ts";

/** `/{tenant}/v2.0/.well-known/openid-configuration` and `/{tenant}/discovery/v2.0/keys`, without authentication as at Microsoft. */
export function metadataRoutes(app: Hono, authority: Authority): void {
  app.get("/:tenant/v2.0/.well-known/openid-configuration", (c) => {
    const found = resolveTenant(authority, c.req.param("tenant"));
    if (found instanceof EntraRefusal) return answerRefusal(c, found.refusal);
    return c.json(openIdConfiguration(authority, c.req.param("tenant"), found));
  });
  app.get("/:tenant/discovery/v2.0/keys", (c) => {
    const found = resolveTenant(authority, c.req.param("tenant"));
    if (found instanceof EntraRefusal) return answerRefusal(c, found.refusal);
    const issuer = v2Issuer(authority);
    return c.json(authority.keys.jwks({ issuer }));
  });
}

// E5
function openIdConfiguration(authority: Authority, segment: string, kind: "tenant" | "any") {
  const base = `${authority.apiUrl()}/${segment}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    // The real document of "organizations" and "common" has this placeholder, literally.
    issuer: kind === "any" ? `${authority.apiUrl()}/{tenantid}/v2.0` : v2Issuer(authority),
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    tenant_region_scope: "NA",
    cloud_instance_name: new URL(authority.apiUrl()).host,
    claims_supported: ["sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "ver", "email"],
  };
}
