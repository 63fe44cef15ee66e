import { jwtVerify } from "jose";
import type { JWTPayload, JWTVerifyGetKey } from "jose";
import type { Clock } from "../../ports/clock.ts";
import { isGuestlistError } from "../../errors.ts";
import { isBadToken } from "./bad-token.ts";
import type { EntraApp } from "./entra-settings.ts";
import { unavailable } from "./unavailable.ts";

export interface IdTokenChecks {
  readonly app: Pick<EntraApp, "appId">;
  readonly keys: JWTVerifyGetKey;
  readonly clock: Pick<Clock, "now">;
}

/**
 * The claims of an ID token for our app that Entra signed and that is valid now; undefined for every other token. It came from Entra over
 * TLS, but is checked all the same: there may be a proxy in between. The caller checks the issuer, the tenant and the nonce.
 * @throws GuestlistError `identity-unavailable` (Entra's keys can't be read).
 */
export async function checkIdToken({ app, keys, clock }: IdTokenChecks, idToken: string): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      algorithms: ["RS256"],
      audience: app.appId,
      requiredClaims: ["exp"],
      currentDate: new Date(clock.now()),
      clockTolerance: 60,
    });
    return payload;
  } catch (error) {
    if (isBadToken(error)) return undefined;
    throw isGuestlistError(error, "identity-unavailable") ? error : unavailable("Entra's keys could not be read", error);
  }
}
