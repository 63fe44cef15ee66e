import { z } from "zod";

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "no JSON" });
    return z.NEVER;
  }
});
const challenge = json.pipe(z.looseObject({ access_token: z.looseObject({}).catch({}) })).catch({ access_token: {} });

/**
 * The `claims` of a request: that we can handle challenges, so that Graph refuses a revoked person at once, and what a challenge demanded
 * (Microsoft: Claims challenges).
 */
export function shellClaims(demanded: string | undefined): string {
  const asked = challenge.parse(demanded ?? "{}");
  return JSON.stringify({ ...asked, access_token: { ...asked.access_token, xms_cc: { values: ["CP1"] } } });
}
