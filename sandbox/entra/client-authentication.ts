import { createHash, X509Certificate } from "node:crypto";
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JWTPayload,
  type ProtectedHeaderParameters,
} from "jose";
import type { Authority } from "./authority.ts";
import { clientOf, isPublicAddress, needsConsentHere, type Client } from "./clients.ts";
import * as clientRefusals from "./client-refusals.ts";
import * as refusals from "./refusals.ts";
import type { TokenForm } from "./token-form.ts";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Checks that the caller is the app: by secret, certificate or federated credential. A public client needs no proof. @throws EntraRefusal */
export async function authenticateClient(authority: Authority, form: TokenForm): Promise<void> {
  const { app } = authority.tenant;
  const client = clientOf(authority, form.require("client_id"));
  const assertion = form.get("client_assertion");
  const secret = form.get("client_secret");
  const isPublic = isPublicClient(authority, client, form);
  const hasProof = assertion !== undefined || secret !== undefined;
  if (hasProof && isPublic === "always") throw clientRefusals.publicClient();
  if (!hasProof && isPublic !== "never") return;
  if (assertion !== undefined) return checkAssertion(authority, form, assertion);
  if (secret === undefined) throw clientRefusals.missingSecret();
  if (secret !== app.secret) throw clientRefusals.wrongSecret(authority);
  if (app.secretExpired) throw clientRefusals.expiredSecret(authority);
}

/**
 * Whether the request may, or must, come without a proof. Only where no redirect address tells it, "Allow public client flows" decides
 * (Microsoft: App manifest).
 */
function isPublicClient({ tenant }: Authority, client: Client, form: TokenForm): "always" | "allowed" | "never" {
  if (!needsConsentHere({ tenant }, client)) return "always";
  switch (form.require("grant_type")) {
    case "authorization_code":
      return isPublicAddress(client, form.get("redirect_uri") ?? "") ? "always" : "never";
    case "refresh_token":
      return tenant.grants.findRefreshToken(form.get("refresh_token") ?? "")?.isPublic === true ? "allowed" : "never";
    case "urn:ietf:params:oauth:grant-type:device_code":
    case "device_code":
      return client.allowPublicClient ? "allowed" : "never";
    default:
      return "never";
  }
}

async function checkAssertion(authority: Authority, form: TokenForm, assertion: string): Promise<void> {
  if (form.require("client_assertion_type") !== ASSERTION_TYPE) throw refusals.missingParameter("client_assertion_type");
  const { claims, header } = decode(assertion);
  try {
    if (claims.iss === authority.tenant.app.appId) await checkCertificate(authority, assertion, claims, header);
    else await checkFederated(authority, assertion, claims);
  } catch (error) {
    if (error instanceof errors.JWTExpired || (error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf"))
      throw clientRefusals.clientAssertionOutOfTime();
    if (error instanceof errors.JOSEError) throw clientRefusals.invalidClientAssertion("The key or the audience does not fit.");
    throw error;
  }
}

function decode(assertion: string): { readonly claims: JWTPayload; readonly header: ProtectedHeaderParameters } {
  try {
    return { claims: decodeJwt(assertion), header: decodeProtectedHeader(assertion) };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw clientRefusals.invalidClientAssertion("It is no token.");
    throw error;
  }
}

/** The assertion must be signed with the private key of a registered certificate, which the header names by its thumbprint. */
async function checkCertificate(
  { tenant, apiUrl }: Authority,
  assertion: string,
  claims: JWTPayload,
  header: ProtectedHeaderParameters,
): Promise<void> {
  const certificate = tenant.app.certificates.map((pem) => new X509Certificate(pem)).find((each) => isNamed(each, header));
  if (!certificate || claims.sub !== tenant.app.appId) throw clientRefusals.invalidClientAssertion("The key was not found.");
  const audience = [`${apiUrl()}/${tenant.id}/oauth2/v2.0/token`, `${apiUrl()}/${tenant.id}/v2.0`];
  await jwtVerify(assertion, certificate.publicKey, { audience, requiredClaims: ["exp"] });
}

// E109
function isNamed({ raw }: X509Certificate, header: ProtectedHeaderParameters): boolean {
  const thumbprint = (algorithm: string) => createHash(algorithm).update(raw).digest("base64url");
  return header["x5t#S256"] === thumbprint("sha256") || header.x5t === thumbprint("sha1");
}

/** E110: The assertion is another issuer's token for a registered subject. It is checked against that issuer's key set. */
async function checkFederated({ tenant }: Authority, assertion: string, { iss, sub }: JWTPayload): Promise<void> {
  const credential = tenant.app.federatedCredentials.find(({ issuer, subject }) => issuer === iss && subject === sub);
  if (!credential) throw clientRefusals.noFederatedCredential(String(iss), String(sub));
  const { issuer, subject, audience, keys } = credential;
  await jwtVerify(assertion, createLocalJWKSet({ keys: [...keys] }), { issuer, subject, audience, requiredClaims: ["exp"] });
}
