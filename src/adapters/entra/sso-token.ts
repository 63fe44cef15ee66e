import { errors, jwtVerify } from "jose";
import type { JWTPayload, JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { rolesOfTemplates } from "../../domain/policy/directory-role.ts";
import { GuestlistError } from "../../errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ClaimedPerson, ProofOutcome } from "../../ports/identity.ts";
import { isBadToken } from "./bad-token.ts";
import type { EntraApp } from "./entra-settings.ts";
import { isOfGuest, isOurIssuer, isSameId } from "./our-issuer.ts";
import { preauthorisedClients } from "./preauthorised-clients.ts";
import { unavailable } from "./unavailable.ts";

type Refused = Exclude<ProofOutcome, { kind: "proven" }>;

/** Tolerated difference between our clock and Entra's, in seconds. */
const leeway = 60;

/** https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference; v1 has the client in `appid`, v2 in `azp`. */
const ssoClaims = z.object({
  iss: z.string(),
  tid: z.string(),
  oid: z.string(),
  scp: z.string(),
  ver: z.enum(["1.0", "2.0"]),
  azp: z.string().optional(),
  appid: z.string().optional(),
  acct: z.number().optional(),
  idp: z.string().optional(),
  wids: z.array(z.string()).optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  upn: z.string().optional().catch(undefined),
});
type SsoClaims = z.infer<typeof ssoClaims>;

interface Options {
  readonly app: Pick<EntraApp, "cloud" | "tenantId" | "appId">;
  readonly keys: JWTVerifyGetKey;
  readonly clock: Pick<Clock, "now">;
}

/** Whether a Teams SSO token proves that its sender is the claimed person; and the person's roles, if the token has them. */
export async function checkSsoToken(options: Options, token: string, claimed: ClaimedPerson): Promise<ProofOutcome> {
  const checked = await check(options, token, claimed);
  if (checked.kind !== "checked") return checked;
  const { claims, isGuest } = checked;
  return { kind: "proven", ...(isGuest && { isGuest }), ...(claims.wids && { roles: rolesOfTemplates(claims.wids) }) };
}

/** The name in a Teams SSO token of the claimed person, or their user principal name; undefined if the token proves nothing or has neither. */
export async function nameInSsoToken(options: Options, token: string, claimed: ClaimedPerson): Promise<string | undefined> {
  const checked = await check(options, token, { ...claimed, mayBeGuest: true });
  if (checked.kind !== "checked") return undefined;
  const { name, preferred_username: signInName, upn } = checked.claims;
  return [name, signInName, upn].find((one) => one !== undefined && one.trim() !== "");
}

interface Checked {
  readonly kind: "checked";
  readonly claims: SsoClaims;
  readonly isGuest: boolean;
}

async function check({ app, keys, clock }: Options, token: string, claimed: ClaimedPerson): Promise<Checked | Refused> {
  if (!isSameId(claimed.tenantId, app.tenantId)) return refused("other-tenant");
  const verified = await verify({ app, keys, clock }, token);
  if ("kind" in verified) return verified;
  const { success, data: claims } = ssoClaims.safeParse(verified.payload);
  if (!success) return refused("invalid-token");
  if (!isSameId(claims.tid, app.tenantId)) return refused("other-tenant");
  if (!isForUs(app, claims)) return refused("invalid-token");
  if (!isSameId(claims.oid, claimed.id)) return refused("other-person");
  const isGuest = isOfGuest(app, claims);
  if (isGuest && !claimed.mayBeGuest) return refused("guest");
  return { kind: "checked", claims, isGuest };
}

async function verify({ app, keys, clock }: Options, token: string): Promise<{ readonly payload: JWTPayload } | Refused> {
  try {
    return await jwtVerify(token, keys, {
      algorithms: ["RS256"],
      audience: [app.appId, `api://botid-${app.appId}`],
      requiredClaims: ["exp"],
      currentDate: new Date(clock.now()),
      clockTolerance: leeway,
    });
  } catch (error) {
    return readFailure(error);
  }
}

function readFailure(error: unknown): Refused {
  if (error instanceof errors.JWTExpired) return { kind: "sign-in-again" };
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf") return { kind: "sign-in-again" };
  if (isBadToken(error)) return refused("invalid-token");
  if (error instanceof GuestlistError && error.code === "identity-unavailable") throw error;
  throw unavailable("Entra's keys could not be read", error);
}

/**
 * Issued by our tenant, for our scope, to a client that may speak for people: one of Microsoft's, or the bot itself through the token
 * service.
 */
function isForUs(app: Options["app"], { iss, scp, azp, appid }: SsoClaims): boolean {
  const client = azp ?? appid ?? "";
  return (
    isOurIssuer(app, iss) && scp.split(" ").includes("access_as_user") && (isSameId(client, app.appId) || preauthorisedClients.has(client))
  );
}

function refused(why: Extract<Refused, { kind: "refused" }>["why"]): Refused {
  return { kind: "refused", why };
}
