import { errors, type JWTPayload } from "jose";
import { z } from "zod";
import { v1Issuer, type Authority } from "../../entra/authority.ts";
import type { StoredUser } from "../../directory/tenant-user.ts";
import { GRAPH_AUDIENCE } from "../../directory/well-known.ts";
import { insufficientClaims, invalidToken } from "./errors.ts";

/** The caller, with its permissions (`scp` or `roles` of the token). */
export type Caller =
  | { readonly kind: "user"; readonly user: StoredUser; readonly permissions: ReadonlySet<string> }
  | { readonly kind: "app"; readonly permissions: ReadonlySet<string> };

const claimsSchema = z.object({
  oid: z.string(),
  scp: z.string().optional(),
  roles: z.array(z.string()).optional(),
  xms_cc: z.array(z.string()).optional(),
  xms_nbf: z.unknown().optional(),
});

/** G69: @throws GraphRefusal 401 InvalidAuthenticationToken */
export async function identifyCaller(authority: Authority, authorization: string | undefined): Promise<Caller> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) throw invalidToken("Access token is empty.");
  const claims = claimsSchema.safeParse(await verifyToken(authority, token));
  if (!claims.success) throw invalidToken("Access token validation failure.");
  const { oid, scp, roles, xms_cc, xms_nbf } = claims.data;
  // E111: Only apps that declared the capability are challenged. A token that answers the challenge is accepted.
  const isChallenged = authority.tenant.control.settings.accessRevoked && xms_cc?.includes("cp1") === true && xms_nbf === undefined;
  if (isChallenged) throw insufficientClaims();
  if (scp === undefined) return { kind: "app", permissions: new Set(roles) };
  const user = authority.tenant.users.get(oid);
  if (!user?.accountEnabled) throw invalidToken("The identity of the calling user could not be found or is disabled.");
  return { kind: "user", user, permissions: new Set(scp.split(" ")) };
}

async function verifyToken(authority: Authority, token: string): Promise<JWTPayload> {
  try {
    return await authority.keys.verify(token, { issuer: v1Issuer(authority), audience: GRAPH_AUDIENCE });
  } catch (error) {
    throw error instanceof errors.JOSEError ? invalidToken(reasonOf(error)) : error;
  }
}

/** Graph's words for each fault of a token. The first is in Microsoft's pages, the others are generally known. */
function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return "Lifetime validation failed, the token is expired.";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud")
    return "Access token validation failure. Invalid audience.";
  if (error instanceof errors.JWTClaimValidationFailed) return "Access token validation failure. Invalid issuer.";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "Access token validation failure. Invalid signature.";
  return "CompactToken parsing failed with error code: 80049217";
}
