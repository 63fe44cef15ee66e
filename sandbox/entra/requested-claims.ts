import type { JWTPayload } from "jose";
import { z } from "zod";
import { jsonText } from "../requests/json-text.ts";

const wanted = z.looseObject({ values: z.array(z.string()).optional(), value: z.unknown().optional() }).nullish();
const schema = jsonText.pipe(z.looseObject({ access_token: z.looseObject({ xms_cc: wanted, nbf: wanted }).optional() }));

/**
 * The claims that the `claims` parameter of a token request adds to the token: `xms_cc` for an app that can handle challenges, `xms_nbf`
 * for an app that answers Graph's challenge (Microsoft: Claims challenges). None when it can't be parsed.
 */
export function requestedClaims(claims: string | undefined): JWTPayload {
  const token = claims === undefined ? undefined : schema.safeParse(claims).data?.access_token;
  const takesChallenges = token?.xms_cc?.values?.some((value) => value.toLowerCase() === "cp1") === true;
  return { ...(takesChallenges ? { xms_cc: ["cp1"] } : {}), ...(token?.nbf?.value === undefined ? {} : { xms_nbf: token.nbf.value }) };
}
